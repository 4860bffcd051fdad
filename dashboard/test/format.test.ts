import { describe, expect, it } from "vitest";
import { bucketPeriod, isPartial } from "@/lib/buckets";
import { createFormats, cutMiddle } from "@/lib/format";
import { fill } from "@/lib/texts";

const en = createFormats("en", "Asia/Ho_Chi_Minh");
const vi = createFormats("vi", "Asia/Ho_Chi_Minh");
const NARROW = "\u202f";

describe("numbers", () => {
  it("are grouped by narrow spaces in every language", () => {
    expect(en.count(12_345)).toBe(`12${NARROW}345`);
    expect(vi.count(12_345)).toBe(`12${NARROW}345`);
    expect(en.exact(1_234_567)).toBe(`1${NARROW}234${NARROW}567`);
  });

  it("are short from a hundred thousand", () => {
    expect(en.count(1_234_567)).toBe("1.2M");
  });

  it("have units", () => {
    expect(en.share(0.3141)).toBe(`31.4${NARROW}%`);
    expect(vi.share(0.3141)).toBe(`31,4${NARROW}%`);
    expect(en.share(null)).toBe("–");
    expect(en.bytes(1_234_000)).toBe(`1.2${NARROW}MB`);
    expect(en.bytes(0)).toBe(`0${NARROW}B`);
  });

  it("change against what was before, which can be nothing", () => {
    expect(en.change(112, 100)).toBe(`+12${NARROW}%`);
    expect(en.change(88, 100)).toBe(`−12${NARROW}%`);
    expect(en.change(100, 100)).toBe(`±0${NARROW}%`);
    expect(en.change(100, 0)).toBeNull();
  });
});

describe("times", () => {
  it("are those of the project's zone", () => {
    expect(en.clock(Date.parse("2026-11-30T17:05:00Z"))).toBe("00:05");
    expect(en.full(Date.parse("2026-11-30T17:05:00Z"))).toContain("GMT+7");
  });

  it("last so many of two units at most", () => {
    expect(en.duration(340)).toBe(`340${NARROW}ms`);
    expect(en.duration(200_000)).toBe(`3${NARROW}m 20${NARROW}s`);
    expect(en.duration(3_600_000)).toBe(`1${NARROW}h`);
    expect(en.duration(null)).toBe("–");
  });

  it("are so long ago", () => {
    expect(en.ago(0, 90_000)).toBe("1 min ago");
  });
});

it("a long text is cut in the middle", () => {
  expect(cutMiddle("/products/a-very-long-name/reviews", 20)).toBe("/products/a-…reviews");
  expect(cutMiddle("/cart", 20)).toBe("/cart");
});

it("a text takes values and chooses by number", () => {
  expect(fill("{n} {n|visit|visits}", { n: 1 })).toBe("1 visit");
  expect(fill("{n} {n|visit|visits}", { n: 2 })).toBe("2 visits");
  expect(fill("{other}", { n: 2 })).toBe("{other}");
});

describe("time buckets", () => {
  const hour = 3_600_000;

  it("are partial until they are over", () => {
    expect(isPartial([0, hour], "PT1H", 2 * hour - 1)).toBe(true);
    expect(isPartial([0, hour], "PT1H", 2 * hour)).toBe(false);
    expect(isPartial([], "PT1H", 0)).toBe(false);
  });

  it("lead to their own period", () => {
    expect(bucketPeriod([0, hour], 1, "PT1H")).toEqual({
      first: "1970-01-01T01:00:00.000Z",
      last: "1970-01-01T02:00:00.000Z",
    });
  });
});
