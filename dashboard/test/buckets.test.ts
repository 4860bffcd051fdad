import { describe, expect, it } from "vitest";
import { bucketName, isPartial } from "@/lib/buckets";
import { createFormats } from "@/lib/format";

const START = Date.parse("2026-11-23T00:00:00Z");

describe("a time bucket", () => {
  const formats = createFormats("en", "UTC");

  it("is named by its day where it is a day, by its time where it is shorter", () => {
    expect(bucketName(formats, "P1D")(START)).not.toContain("00:00");
    expect(bucketName(formats, "PT1H")(START)).toContain("00:00");
  });

  it("is partial until it is over", () => {
    expect(isPartial([START], "PT1H", START + 3_599_999)).toBe(true);
    expect(isPartial([START], "PT1H", START + 3_600_000)).toBe(false);
  });
});
