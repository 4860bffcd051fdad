import type { Formats } from "./format";

const LENGTHS_MS: Record<string, number> = {
  PT1M: 60_000,
  PT5M: 300_000,
  PT15M: 900_000,
  PT30M: 1_800_000,
  PT1H: 3_600_000,
  PT3H: 10_800_000,
  PT6H: 21_600_000,
  P1D: 86_400_000,
  P7D: 604_800_000,
  P1M: 28 * 86_400_000,
};

/** About how long a time bucket of the API is, in milliseconds; a month at least. */
export function bucketLength(interval: string): number {
  return LENGTHS_MS[interval] ?? 3_600_000;
}

/** Whether the last of the buckets is not over at an instant. */
export function isPartial(starts: number[], interval: string, now: number): boolean {
  const last = starts.at(-1);
  return last !== undefined && last + bucketLength(interval) > now;
}

/** The same where the interval is not said: the last bucket is as long as the one before it. */
export function isLastOpen(starts: number[], now: number): boolean {
  const [before, last] = starts.slice(-2);
  return before !== undefined && last !== undefined && last + (last - before) > now;
}

/** From a bucket's start to the next one's, as the address keeps a period. */
export function bucketPeriod(starts: number[], index: number, interval: string) {
  const start = starts[index] ?? 0;
  const end = starts[index + 1] ?? start + bucketLength(interval);
  return { first: new Date(start).toISOString(), last: new Date(end).toISOString() };
}

/** How a bucket is named: by its day where it is one or longer, for a time of day would mislead there. */
export function bucketName(formats: Formats, interval: string): (start: number) => string {
  return bucketLength(interval) < 86_400_000 ? formats.moment : formats.weekday;
}
