/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  const parts = formatter(zone).formatToParts(instant);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
    read("second"),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/** The instant at which the zone's clocks show the date and midnight. */
export function instantOf(year: number, month: number, day: number, zone: string): number {
  const local = Date.UTC(year, month - 1, day);
  // The offset may differ between the guess and the result, so it is read twice.
  const guess = local - offsetAt(local, zone);
  return local - offsetAt(guess, zone);
}

/** The date in the zone as YYYY-MM-DD. */
export function dateIn(instant: number, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);
}

/** Midnight in the zone, `days` before or after the day of the instant; NaN if that is none. */
export function midnight(instant: number, zone: string, days = 0): number {
  if (Number.isNaN(instant)) return instant;
  const local = new Date(instant + offsetAt(instant, zone));
  return instantOf(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate() + days, zone);
}

/** The instant of a date like 2026-11-30 in the zone; NaN if it is none. */
export function parseDate(date: string, zone: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year ? instantOf(Number(year), Number(month), Number(day), zone) : Number.NaN;
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, found);
  }
  return found;
}
