import { dateIn, midnight, parseDate } from "./zone";

/** A period from one instant to another, in milliseconds since 1970. */
export interface Period {
  from: number;
  to: number;
}

export const PRESETS = ["today", "24h", "7d", "30d", "90d", "12mo"] as const;
export type Preset = (typeof PRESETS)[number];
export const DEFAULT_PRESET: Preset = "24h";

export const COMPARISONS = ["previous", "year", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS: Partial<Record<Preset, number>> = { today: 0, "7d": 6, "30d": 29, "90d": 89, "12mo": 364 };
/** The API refuses longer periods. */
const MAX_DAYS = 400;

/** A preset in the zone, up to now. */
export function presetPeriod(preset: Preset, now: number, zone: string): Period {
  const days = DAYS[preset];
  return { from: days === undefined ? now - 24 * HOUR_MS : midnight(now, zone, -days), to: now };
}

/**
 * From a date or instant to another one, of which a date is included, at most until now; null unless
 * both are given in order.
 */
export function customPeriod(first: string, last: string, now: number, zone: string): Period | null {
  const from = isInstant(first) ? Date.parse(first) : parseDate(first, zone);
  const end = isInstant(last) ? Date.parse(last) : midnight(parseDate(last, zone), zone, 1);
  if (Number.isNaN(from) || Number.isNaN(end) || end <= from || from >= now) return null;
  const to = Math.min(end, now);
  return { from: Math.max(from, to - MAX_DAYS * DAY_MS), to };
}

const isInstant = (text: string) => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);

/** The period that a period is compared with: as long, directly before or 52 weeks before. */
export function comparedPeriod({ from, to }: Period, comparison: Comparison): Period | null {
  if (comparison === "none") return null;
  const shift = comparison === "year" ? 364 * DAY_MS : previousShift({ from, to });
  return { from: from - shift, to: to - shift };
}

/** Periods of days are shifted by whole days, so that hours and weekdays line up as well as they can. */
function previousShift({ from, to }: Period): number {
  const length = to - from;
  return length <= DAY_MS ? DAY_MS : Math.ceil(length / DAY_MS) * DAY_MS;
}

export function asDates({ from, to }: Period, zone: string): { first: string; last: string } {
  return { first: dateIn(from, zone), last: dateIn(to - 1, zone) };
}
