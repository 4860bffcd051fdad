import { asJson } from "../json.js";
import { isSecret, withoutSecrets } from "./secrets.js";

// What is cut off before secrets are looked for: one of them may lie across the end.
export const MARGIN = 100;
const LONGEST_VALUE = 5000;
const MOST_VALUES = 1000;
const DEEPEST = 12;

/** The first `length` characters, without a part of one at the end. */
export const cut = (text: string, length: number) =>
  text.length > length ? text.slice(0, length).replace(/[\ud800-\udbff\u200d]+$/, "") : text;

/**
 * Makes a free text fit to be sent: shortens it, cuts query and hash off every address in it, and masks
 * secrets.
 */
export const cleanText = (text: unknown, length: number): string =>
  cut(
    withoutSecrets(
      cut(String(text ?? ""), length + MARGIN).replace(
        /(\w:\/\/[^\s?#)'"]{0,500})[?#][^\s)'":]{0,4000}/g,
        "$1",
      ),
    ),
    length,
  );

/**
 * A site's own values as JSON, scrubbed: what is beyond 12 levels or 1,000 values is left out, as is
 * what holds itself; big numbers become texts.
 */
export function toJson(given: unknown): string {
  const above: unknown[] = [];
  let left = MOST_VALUES;
  return asJson(given, function (this: unknown, key, value) {
    if (left-- < 0) return;
    if (isSecret(key)) return "*";
    if (value && typeof value === "object") {
      above.splice(above.indexOf(this) + 1);
      return above.includes(value) || above.push(value) > DEEPEST ? undefined : value;
    }
    const text = /string|number|bigint/.test(typeof value) && String(value);
    const clean = text && cleanText(text, LONGEST_VALUE);
    return typeof value === "number" && clean === text ? value : clean || value;
  });
}
