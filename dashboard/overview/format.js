const whole = new Intl.NumberFormat();
const short = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0 });
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const second = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const moment = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const date = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" });
const regions = new Intl.DisplayNames(undefined, { type: "region" });

/** 12,345 up to a hundred thousand, 1.2M beyond. */
export function count(n) {
  return n < 100_000 ? whole.format(n) : short.format(n);
}

/** A short number for an axis. */
export function axisCount(n) {
  return n < 10_000 ? whole.format(n) : short.format(n);
}

/** A share of 0 to 1 as a percentage; a dash if there is none. */
export function share(x) {
  return x === null ? "–" : percent.format(x);
}

/** Milliseconds as 45s, 3m 20s or 2h 5m; a dash if there are none. */
export function duration(ms) {
  if (ms === null) return "–";
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${seconds % 60}s`;
  return `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}

/** How long ago, in words. */
export function age(ms) {
  return ms < 1500 ? "just now" : `${duration(ms)} ago`;
}

/** A time of day to the second. */
export function timeOfDay(instant) {
  return second.format(instant);
}

/** A label under the chart: a time of day within days, else a date. */
export function tick(instant, step) {
  const inDays = step.startsWith("PT") && !["PT3H", "PT6H"].includes(step);
  return (inDays ? clock : day).format(instant);
}

/** The start of a time bucket in full. */
export function bucketLabel(instant, step) {
  if (step === "P7D") return `Week of ${date.format(instant)}`;
  return (step === "P1D" ? date : moment).format(instant);
}

/** A country's name in the reader's language. */
export function country(code) {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}
