import { now } from "../clock.js";
import type { Core, Failure } from "../core.js";
import { guard, on, warn } from "../on.js";
import { captures } from "../options.js";
import type { Page } from "../wire/messages.js";
import type { captureElements, Early } from "./later.js";
import { capturePages, type Pages } from "./pages.js";
import { captureRequests } from "./requests.js";
import { captureVisibility } from "./visibility.js";

const MOST_HELD = 100;
const EARLY = "pointerdown click auxclick focusin change submit copy";

/** Starts everything that the options ask for; `load` fetches what can wait. */
export function captureAll(
  core: Core,
  load: () => Promise<{ captureElements: typeof captureElements }>,
): Pages {
  /** What failed before the part that records it was there. */
  const held: [what: Failure, time: number, page: Page][] = [];
  /** What the visitor did before that. */
  const early: Early[] = [];
  let record: ((...given: (typeof held)[number]) => void) | undefined;
  let started = false;

  function start(): void {
    if (started) return;
    started = true;
    load().then(
      (loaded) => {
        [record, core._react, core._depth = core._depth] = loaded.captureElements(
          core._settings,
          () => core._page,
          core._record,
          core._leaving,
          core._touch,
          core._url,
          core._text,
          core._json,
          early,
        );
        for (const one of held) record(...one);
      },
      () => warn("no later.js: only pages and requests are captured"),
    );
  }

  core._failed = (what) => {
    start();
    const one: (typeof held)[number] = [what, now(), core._page];
    if (record) record(...one);
    else if (held.length < MOST_HELD) held.push(one);
  };

  // First, so that all else knows its page; what it tells of a page's end, it tells last.
  const pages = guard(() => capturePages(core)) ?? { _show() {}, _leave() {} };
  if (captures(core._settings, "requests")) guard(() => captureRequests(core));
  if (captures(core._settings, "visibility")) captureVisibility(core);
  if (core._settings.autocapture !== false) {
    on("error unhandledrejection", core._failed);
    on(EARLY, (event) => {
      if (!record && early.length < MOST_HELD) early.push([event, event.composedPath(), core._page]);
    });
    start();
  }
  return pages;
}
