import type { Core, Elements } from "../core.js";
import { keepPath } from "../dom/path.js";
import { findRoots } from "../dom/roots.js";
import { guard, listening } from "../on.js";
import { type Capture, captures } from "../options.js";
import { createMarks } from "../privacy/marks.js";
import { captureClicks } from "./clicks.js";
import { captureCopy } from "./copy.js";
import { captureFailures } from "./errors.js";
import { captureForms, captureInputs } from "./fields.js";
import { captureMouse } from "./mouse.js";
import { captureScroll } from "./scroll.js";
import { captureVitals } from "./vitals.js";

export { createReplay } from "../replay.js";

const ALL: Record<string, (core: Elements) => void> = {
  clicks: captureClicks,
  vitals: captureVitals,
  mouse: captureMouse,
  copy: captureCopy,
  inputs: captureInputs,
  forms: captureForms,
};

/** What the visitor did before this script was there: an event with its path and page. */
export type Early = [event: Event, path: EventTarget[], page: Core["_page"]];

/**
 * Starts all that deals with a page's elements, and what browsers remember. Pages load it as a script of
 * its own, which knows the members of `Core` by other names: they are given by position. Gives what is to
 * stand there for `_failed`, `_react` and `_depth`.
 */
export function captureElements(
  ...[_settings, page, _record, _leaving, _touch, _url, _text, _json, early]: [
    settings: Core["_settings"],
    page: () => Core["_page"],
    record: Core["_record"],
    leaving: Core["_leaving"],
    touch: Core["_touch"],
    url: Core["_url"],
    text: Core["_text"],
    json: Core["_json"],
    early: Early[],
  ]
): [failed: ReturnType<typeof captureFailures>, react: Core["_react"], depth?: Core["_depth"]] {
  let then: Core["_page"] | undefined;
  const core: Elements = {
    _settings,
    ...createMarks(_settings),
    get _page() {
      return then ?? page();
    },
    _record,
    _leaving,
    _touch,
    _url,
    _text,
    _json,
    _react() {},
    _failed() {},
    _depth: () => [],
  };
  const handle = listening(() => {
    guard(findRoots);
    for (const what of Object.keys(ALL)) {
      // What a browser lacks for one must not cost the others.
      if (captures(_settings, what as Capture)) guard(() => ALL[what]?.(core));
    }
  });
  for (const [event, path, seen] of early) {
    keepPath(event, path);
    then = seen;
    handle(event);
  }
  then = undefined;
  return [
    captureFailures(core),
    core._react,
    guard(() => captureScroll(core, captures(_settings, "scroll"))),
  ];
}
