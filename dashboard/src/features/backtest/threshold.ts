import type { Schemas } from "@/api/types";

type Setting = Schemas["PluginSetting"];

/** What a slider needs to change a threshold; durations are in milliseconds. */
export interface Slider {
  min: number;
  max: number;
  step: number;
  value: number;
  isDuration: boolean;
}

const UNITS_MS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const WIDER = 4;
const STEPS = 40;

/** The milliseconds of a duration such as 250ms or 2m; null if it is none. */
export function readDuration(text: string): number | null {
  const [, amount, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  return amount && unit ? Number(amount) * (UNITS_MS[unit] ?? 1) : null;
}

/** The bounds that a setting's description names, such as "2 to 100" or "up to the 3s". */
function boundsOf(description: string): { least?: number; most?: number } {
  const [, least, most] = /\b(\d+) to (\d+)\b/.exec(description) ?? [];
  if (least && most) return { least: Number(least), most: Number(most) };
  const [, longest] = /\bup to (?:the )?(\d+(?:ms|s|m|h|d))\b/.exec(description) ?? [];
  const ms = longest ? readDuration(longest) : null;
  return ms === null ? {} : { most: ms };
}

/** 1, 2 or 5 times a power of ten, not above `n`. */
function roundStep(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n));
  return (n >= 5 * power ? 5 : n >= 2 * power ? 2 : 1) * power;
}

/** The slider of a setting around the value in use; null if the setting is no number. */
export function sliderOf({ type, value: text, description }: Setting): Slider | null {
  const isDuration = type === "duration";
  if (!isDuration && type !== "long" && type !== "double") return null;
  const value = isDuration ? readDuration(text) : Number(text);
  if (value === null || Number.isNaN(value)) return null;
  const { least = 0, most } = boundsOf(description);
  const wide = Math.max(value * WIDER, type === "long" ? least + 10 : 0) || 1;
  const max = most === undefined ? wide : Math.min(most, wide);
  const fraction = roundStep(Math.max(max / STEPS, Number.MIN_VALUE));
  const step = type === "double" ? fraction : Math.max(1, fraction);
  return {
    min: isDuration ? Math.max(step, least) : least,
    max: Math.max(max, value),
    step,
    value,
    isDuration,
  };
}

/** A slider's position as the detector reads it. */
export function writeThreshold({ isDuration }: Slider, position: number): string {
  return isDuration ? `${position}ms` : String(position);
}
