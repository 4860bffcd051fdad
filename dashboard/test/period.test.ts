import { describe, expect, it } from "vitest";
import { asDates, comparedPeriod, customPeriod, presetPeriod } from "@/lib/period";

const ZONE = "Asia/Ho_Chi_Minh";
const NOW = Date.parse("2026-11-30T09:30:00Z");
const at = Date.parse;
const DAY = 86_400_000;

describe("a preset", () => {
  it("begins at midnight of the project's zone, and ends now", () => {
    expect(presetPeriod("today", NOW, ZONE)).toEqual({ from: at("2026-11-29T17:00:00Z"), to: NOW });
    expect(presetPeriod("7d", NOW, ZONE)).toEqual({ from: at("2026-11-23T17:00:00Z"), to: NOW });
  });

  it("of hours is exactly so long", () => {
    expect(presetPeriod("24h", NOW, ZONE)).toEqual({ from: NOW - DAY, to: NOW });
  });
});

describe("a period of one's own", () => {
  it("includes both days, but not the future", () => {
    expect(customPeriod("2026-11-01", "2026-11-02", NOW, ZONE)).toEqual({
      from: at("2026-10-31T17:00:00Z"),
      to: at("2026-11-02T17:00:00Z"),
    });
    expect(customPeriod("2026-11-30", "2026-12-24", NOW, ZONE)?.to).toBe(NOW);
  });

  it("can be between instants", () => {
    expect(customPeriod("2026-11-30T01:00:00.000Z", "2026-11-30T02:00:00.000Z", NOW, ZONE)).toEqual({
      from: at("2026-11-30T01:00:00Z"),
      to: at("2026-11-30T02:00:00Z"),
    });
  });

  it("is none if its ends are no dates, in the wrong order or in the future", () => {
    expect(customPeriod("yesterday", "2026-11-02", NOW, ZONE)).toBeNull();
    expect(customPeriod("2026-11-03", "2026-11-02", NOW, ZONE)).toBeNull();
    expect(customPeriod("2027-01-01", "2027-01-02", NOW, ZONE)).toBeNull();
  });

  it("is as long as the API allows at most", () => {
    const period = customPeriod("2020-01-01", "2026-11-01", NOW, ZONE);
    expect(period && period.to - period.from).toBe(400 * DAY);
  });
});

describe("the period to compare with", () => {
  it("lies directly before, shifted by whole days", () => {
    const hours = presetPeriod("24h", NOW, ZONE);
    expect(comparedPeriod(hours, "previous")).toEqual({ from: hours.from - DAY, to: hours.from });
    const week = presetPeriod("7d", NOW, ZONE);
    expect(comparedPeriod(week, "previous")?.from).toBe(week.from - 7 * DAY);
  });

  it("lies 52 weeks before, on the same weekdays", () => {
    const week = presetPeriod("7d", NOW, ZONE);
    expect(comparedPeriod(week, "year")).toEqual({ from: week.from - 364 * DAY, to: week.to - 364 * DAY });
  });

  it("is none if that was chosen", () => {
    expect(comparedPeriod(presetPeriod("7d", NOW, ZONE), "none")).toBeNull();
  });
});

it("is shown as dates of the zone", () => {
  expect(asDates(presetPeriod("7d", NOW, ZONE), ZONE)).toEqual({ first: "2026-11-24", last: "2026-11-30" });
});
