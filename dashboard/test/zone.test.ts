import { describe, expect, it } from "vitest";
import { dateIn, instantOf, isZone, midnight, offsetAt, parseDate } from "@/lib/zone";

const at = Date.parse;

describe("days of a zone", () => {
  it("begin at its own midnight", () => {
    expect(instantOf(2026, 11, 30, "Asia/Ho_Chi_Minh")).toBe(at("2026-11-29T17:00:00Z"));
    expect(instantOf(2026, 7, 1, "Europe/Berlin")).toBe(at("2026-06-30T22:00:00Z"));
    expect(instantOf(2026, 7, 1, "Asia/Kathmandu")).toBe(at("2026-06-30T18:15:00Z"));
  });

  it("have 23 or 25 hours where clocks change", () => {
    const spring = midnight(at("2026-03-29T12:00:00Z"), "Europe/Berlin");
    expect(midnight(spring, "Europe/Berlin", 1) - spring).toBe(23 * 3_600_000);
    const autumn = midnight(at("2026-10-25T12:00:00Z"), "Europe/Berlin");
    expect(midnight(autumn, "Europe/Berlin", 1) - autumn).toBe(25 * 3_600_000);
  });

  it("are named by the date that its clocks show", () => {
    expect(dateIn(at("2026-11-29T18:00:00Z"), "Asia/Ho_Chi_Minh")).toBe("2026-11-30");
    expect(dateIn(at("2026-11-29T18:00:00Z"), "America/New_York")).toBe("2026-11-29");
  });

  it("are read from dates alone", () => {
    expect(parseDate("2026-11-30", "UTC")).toBe(at("2026-11-30T00:00:00Z"));
    expect(parseDate("30.11.2026", "UTC")).toBeNaN();
  });
});

it("knows the offset to the second", () => {
  expect(offsetAt(at("2026-11-30T09:00:00.250Z"), "Asia/Ho_Chi_Minh")).toBe(7 * 3_600_000);
});

it("knows which zones there are", () => {
  expect(isZone("Europe/Berlin")).toBe(true);
  expect(isZone("Mars/Olympus")).toBe(false);
});
