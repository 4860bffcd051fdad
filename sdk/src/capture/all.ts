import type { Core } from "../core.js";
import { findRoots } from "../dom/roots.js";
import { guard, warn } from "../on.js";
import { type Capture, captures } from "../options.js";
import { captureClicks } from "./clicks.js";
import { captureErrors, captureResources } from "./errors.js";
import type { captureLater } from "./later.js";
import { capturePages, type Pages } from "./pages.js";
import { captureRequests } from "./requests.js";
import { captureVisibility } from "./visibility.js";

const ALL: Record<string, (core: Core) => void> = {
  clicks: captureClicks,
  requests: captureRequests,
  visibility: captureVisibility,
  errors: captureErrors,
  resources: captureResources,
};

/** Starts everything that the options ask for; `load` fetches what can wait. */
export function captureAll(core: Core, load: () => Promise<{ captureLater: typeof captureLater }>): Pages {
  guard(findRoots);
  // First, so that all else knows its page; what it tells of a page's end, it tells last.
  const pages = guard(() => capturePages(core)) ?? { _show() {}, _leave() {} };
  for (const what in ALL) {
    // What a browser lacks for one must not cost the others.
    if (captures(core._settings, what as Capture)) guard(() => ALL[what]?.(core));
  }
  if (core._settings.autocapture !== false) {
    load().then(
      (loaded) =>
        loaded.captureLater(
          core._settings,
          () => core._page,
          core._record,
          core._leaving,
          core._blocked,
          core._ignored,
          core._describe,
          core._selectorOf,
          core._onDeep,
        ),
      () => warn("no later.js: part of the captures is off"),
    );
  }
  return pages;
}
