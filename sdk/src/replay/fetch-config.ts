import { now } from "../clock.js";
import { asJson, fromJson } from "../json.js";
import { nativeFetch } from "../native.js";
import { guard, whenIdle } from "../on.js";
import type { Settings } from "../options.js";
import type { ReplayConfig } from "./config.js";

// After that, what is known is still used, and the hub is asked again.
const FRESH_MS = 300_000;
const TIMEOUT_MS = 10_000;

/** Under which name a browser keeps the configuration. */
export const configName = (settings: Settings) => `gosight.${settings.key}.config`;

/**
 * Gives the hub's configuration to `use`: what the tab knows from an earlier page at once, or the hub's answer when
 * the page has nothing better to do. Without an answer, `use` is not called: nothing is recorded. Once it is not
 * `wanted` any more, nothing is asked, stored or used.
 */
export function fetchConfig(
  settings: Settings,
  read: (name: string) => string | undefined,
  write: (name: string, value: string) => void,
  use: (config: ReplayConfig) => void,
  wanted: () => boolean,
): void {
  const stored = configName(settings);
  const known = guard(() => fromJson(read(stored) as string) as { t: number; c: ReplayConfig });
  if (known?.c) use(known.c);
  if (known && now() - known.t < FRESH_MS) return;
  const ask = () =>
    wanted() &&
    nativeFetch()(`${settings.host}/v1/config`, {
      headers: { "x-gosight-key": settings.key },
      credentials: "omit",
      priority: "low",
      signal: AbortSignal.timeout?.(TIMEOUT_MS),
    })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject()))
      .then(({ replay }) => {
        if (!wanted()) return;
        write(stored, asJson({ t: now(), c: replay }));
        if (!known?.c) use(replay);
      })
      .catch(() => {});
  whenIdle(ask, 2000);
}
