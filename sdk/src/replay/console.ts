import { now } from "../clock.js";
import { guard } from "../on.js";
import { cleanText, toJson } from "../privacy/text.js";
import { wrap } from "../wrap.js";
import { createBucket } from "./bucket.js";

const LONGEST = 1000;
const LINES = 200;
const LINES_PER_S = 5;
const LEVELS = ["debug", "log", "info", "warn", "error"] as const;

/** Tells what the page writes on the console, shortened and scrubbed, and not more than a viewer could read. */
export function watchConsole(
  tell: (line: { level: string; text: string; truncated: boolean }) => void,
): void {
  const take = createBucket(LINES, LINES_PER_S);
  const textOf = (one: unknown) =>
    one instanceof Error
      ? `${one.name}: ${one.message}`
      : typeof one === "object"
        ? (guard(() => toJson(one)) ?? "")
        : String(one);
  for (const level of LEVELS) {
    wrap(console, level, (proceed, given) => {
      proceed();
      guard(() => {
        if (!take(1, now())) return;
        const text = given.map(textOf).join(" ");
        tell({ level, text: cleanText(text, LONGEST), truncated: text.length > LONGEST });
      });
    });
  }
}
