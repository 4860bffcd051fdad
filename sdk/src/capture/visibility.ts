import type { Core } from "../core.js";
import { on } from "../on.js";
import { VISIBILITY } from "../wire/messages.js";

/** Captures that the page is hidden or shown again. */
export function captureVisibility(core: Core): void {
  on(document, "visibilitychange", () => {
    const visible = !document.hidden;
    core._record(VISIBILITY, { visible }, { _active: visible });
  });
}
