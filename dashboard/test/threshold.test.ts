import { describe, expect, it } from "vitest";
import type { Schemas } from "@/api/types";
import { readDuration, sliderOf, writeThreshold } from "@/features/backtest/threshold";

function setting(type: Schemas["PluginSetting"]["type"], value: string, description = "") {
  return { key: "k", type, value, default_value: value, description };
}

describe("the slider of a threshold", () => {
  it("keeps within the bounds that the description names", () => {
    expect(sliderOf(setting("long", "3", "How many clicks in a row, 2 to 100."))).toEqual({
      min: 2,
      max: 12,
      step: 1,
      value: 3,
      isDuration: false,
    });
    expect(sliderOf(setting("duration", "2500ms", "Up to the 3s: up to the 3s."))?.max).toBe(3000);
  });

  it("never leaves out the value in use", () => {
    const slider = sliderOf(setting("long", "500", "2 to 100"));
    expect(slider?.max).toBe(500);
  });

  it("has steps of fractions where the value is one", () => {
    const slider = sliderOf(setting("double", "0.25"));
    expect(slider).toMatchObject({ min: 0, max: 1, step: 0.02 });
  });

  it("writes durations as the hub reads them", () => {
    const slider = sliderOf(setting("duration", "1s"));
    expect(slider).toMatchObject({ min: 100, max: 4000, step: 100, value: 1000 });
    expect(slider && writeThreshold(slider, 1500)).toBe("1500ms");
  });

  it("is not there for what is no number", () => {
    expect(sliderOf(setting("string", "copy,print"))).toBeNull();
    expect(sliderOf(setting("boolean", "true"))).toBeNull();
    expect(sliderOf(setting("duration", "PT5S"))).toBeNull();
  });
});

describe("a duration", () => {
  it("is read in every unit", () => {
    expect(["250ms", "5s", "2m", "1h", "7d", "soon"].map(readDuration)).toEqual([
      250,
      5000,
      120_000,
      3_600_000,
      604_800_000,
      null,
    ]);
  });
});
