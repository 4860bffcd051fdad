import { describe, expect, it } from "vitest";
import { csvParts } from "@/lib/csv-parts";

const MANY = 100_000;

describe("csvParts", () => {
  it("gives each part the header and tells how many lines came before", () => {
    expect(csvParts("a,b\n1,2\n3,4\n5,6\n", 2, MANY)).toEqual([
      { csv: "a,b\n1,2\n3,4\n", linesBefore: 0 },
      { csv: "a,b\n5,6\n", linesBefore: 2 },
    ]);
  });

  it("does not cut within quotes", () => {
    expect(csvParts('a\n"x\ny ""z"""\nlast', 1, MANY).map(({ csv }) => csv)).toEqual([
      'a\n"x\ny ""z"""\n',
      "a\nlast",
    ]);
    expect(csvParts('a\n"x\ny"\nlast', 1, MANY)[1]?.linesBefore).toBe(2);
  });

  it("keeps each part below the bytes that it takes in a JSON body", () => {
    const row = `"é${"x".repeat(20)}"\n`;
    const parts = csvParts(`a\n${row.repeat(10)}`, MANY, 100);
    expect(parts.length).toBeGreaterThan(2);
    for (const { csv } of parts) expect(Buffer.byteLength(JSON.stringify(csv))).toBeLessThanOrEqual(110);
    expect(parts.map(({ csv }) => csv.slice(2)).join("")).toBe(row.repeat(10));
  });

  it("has no part without rows", () => {
    expect(csvParts("a,b\r\n", 2, MANY)).toEqual([]);
    expect(csvParts("", 2, MANY)).toEqual([]);
  });
});
