import { now } from "../clock.js";
import type { Core } from "../core.js";
import { on } from "../on.js";
import { VISIBILITY } from "../wire/messages.js";

/** Captures that the page is hidden or shown again. */
export function captureVisibility(core: Core): void {
  on("visibilitychange", () => {
    if (!document.hidden) core._touch(now());
    core._record(VISIBILITY, { visible: !document.hidden });
  });
}
