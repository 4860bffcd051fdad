import { LANGUAGES, type Language } from "./texts";

/** Separates groups of digits, and numbers from their units, without a line break. */
export const THIN = "\u202f";
export const NONE = "–";

const LOCALES: Record<Language, string> = { en: "en-GB", vi: "vi-VN" };
const UNITS: Record<Language, { day: string; hour: string; minute: string; second: string; ms: string }> = {
  en: { day: "d", hour: "h", minute: "m", second: "s", ms: "ms" },
  vi: { day: "ngày", hour: "giờ", minute: "ph", second: "giây", ms: "ms" },
};

/** Every format of the dashboard, in a language and time zone. */
export function createFormats(language: Language, zone: string) {
  const locale = LOCALES[language];
  const unit = UNITS[language];
  // A million is M in British English, too, where it would be taken for a metre or a minute.
  const number = (options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language === "en" ? "en-US" : locale, options);
  const time = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options });
  const whole = number({ maximumFractionDigits: 0 });
  const short = number({ notation: "compact", maximumFractionDigits: 1 });
  const percent = number({ maximumFractionDigits: 1 });
  const decimals = number({ maximumFractionDigits: 2 });
  const clock = time({ hour: "2-digit", minute: "2-digit" });
  const second = time({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const day = time({ day: "numeric", month: "short" });
  const weekday = time({ weekday: "short", day: "numeric", month: "short" });
  const moment = time({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const full = time({
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });

  const thin = (format: Intl.NumberFormat, n: number) =>
    format
      .formatToParts(n)
      .map((part) => (part.type === "group" ? THIN : part.value))
      .join("")
      .replace(/\u00a0/g, THIN);

  return {
    zone,
    /** 12 345 up to a hundred thousand, 1.2M beyond. */
    count: (n: number) => thin(Math.abs(n) < 100_000 ? whole : short, n),
    /** A whole number with all its digits. */
    exact: (n: number) => thin(whole, n),
    /** A short number for an axis. */
    axis: (n: number) => thin(Math.abs(n) < 10_000 ? decimals : short, n),
    decimal: (n: number) => thin(decimals, n),
    /** A share of 0 to 1 as a percentage. */
    share: (x: number | null | undefined) =>
      x === null || x === undefined ? NONE : `${thin(percent, x * 100)}${THIN}%`,
    /** A change as +12 %, against the figure before; null if there was nothing before. */
    change(now: number, before: number): string | null {
      if (before === 0) return null;
      const share = ((now - before) / before) * 100;
      const sign = share > 0 ? "+" : share < 0 ? "−" : "±";
      return `${sign}${thin(whole, Math.abs(share))}${THIN}%`;
    },
    /** Milliseconds as 340 ms, 45 s, 3 m 20 s, 2 h 5 m or 3 d 4 h. */
    duration(ms: number | null | undefined): string {
      if (ms === null || ms === undefined) return NONE;
      if (ms < 1000) return `${Math.round(ms)}${THIN}${unit.ms}`;
      const seconds = Math.round(ms / 1000);
      const [big, bigUnit, small, smallUnit] =
        seconds < 60
          ? [seconds, unit.second, 0, ""]
          : seconds < 3600
            ? [Math.floor(seconds / 60), unit.minute, seconds % 60, unit.second]
            : seconds < 86_400
              ? [Math.floor(seconds / 3600), unit.hour, Math.floor((seconds % 3600) / 60), unit.minute]
              : [Math.floor(seconds / 86_400), unit.day, Math.floor((seconds % 86_400) / 3600), unit.hour];
      return `${big}${THIN}${bigUnit}${small ? ` ${small}${THIN}${smallUnit}` : ""}`;
    },
    /** Milliseconds with their fractions, for what takes few of them: 0.02 ms. */
    fine: (ms: number) => `${thin(decimals, ms)}${THIN}${unit.ms}`,
    /** Bytes as 340 B, 12 kB or 1.2 MB. */
    bytes(n: number): string {
      const units = ["B", "kB", "MB", "GB", "TB"];
      const power = n < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(n) / 3));
      return `${thin(percent, n / 1000 ** power)}${THIN}${units[power]}`;
    },
    clock: (at: number) => clock.format(at),
    second: (at: number) => second.format(at),
    day: (at: number) => day.format(at),
    weekday: (at: number) => weekday.format(at),
    moment: (at: number) => moment.format(at),
    full: (at: number) => full.format(at),
    /** How long ago, in words. */
    ago(at: number, now: number): string {
      const seconds = Math.round((at - now) / 1000);
      const steps: [number, number, Intl.RelativeTimeFormatUnit][] = [
        [60, 1, "second"],
        [3600, 60, "minute"],
        [86_400, 3600, "hour"],
        [30 * 86_400, 86_400, "day"],
        [365 * 86_400, 30 * 86_400, "month"],
        [Number.POSITIVE_INFINITY, 365 * 86_400, "year"],
      ];
      const [, size, name] = steps.find(([limit]) => Math.abs(seconds) < limit) as (typeof steps)[number];
      return relative.format(Math.trunc(seconds / size), name);
    },
    /** The name of a country by its ISO 3166 code. */
    country(code: string): string {
      try {
        return regions.of(code) ?? code;
      } catch {
        return code;
      }
    },
  };
}

export type Formats = ReturnType<typeof createFormats>;

const created = new Map<string, Formats>();

/** The formats of a language and zone, made once. */
export function formatsOf(language: Language, zone: string): Formats {
  const key = `${language} ${zone}`;
  let found = created.get(key);
  if (!found) {
    if (created.size > 10 * LANGUAGES.length) created.clear();
    found = createFormats(language, zone);
    created.set(key, found);
  }
  return found;
}

/** A long text with its middle cut, so that both ends can be read. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = Math.ceil((max - 1) * 0.6);
  return `${text.slice(0, head)}…${text.slice(text.length - (max - 1 - head))}`;
}
