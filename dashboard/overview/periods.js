const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The selectable periods, shortest first. */
export const PERIODS = [
  { id: "30m", label: "30 min", spoken: "Last 30 minutes", ms: 30 * MINUTE },
  { id: "24h", label: "24 hours", spoken: "Last 24 hours", ms: DAY },
  { id: "7d", label: "7 days", spoken: "Last 7 days", ms: 7 * DAY },
  { id: "30d", label: "30 days", spoken: "Last 30 days", ms: 30 * DAY },
];

/** The longest period that the API accepts, to distinguish a quiet project from a new one. */
export const EVER = { id: "ever", ms: 399 * DAY };

/** The period of that name, or the last 24 hours. */
export function periodOf(id) {
  return PERIODS.find((period) => period.id === id) ?? PERIODS[1];
}

/** The period until now, in the reader's own time zone. */
export function untilNow(period, now = new Date()) {
  return { from: new Date(now.getTime() - period.ms), to: now, zone: timeZone() };
}

/** The reader's time zone, such as `Europe/Berlin`. */
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
