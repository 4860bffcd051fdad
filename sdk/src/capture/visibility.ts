import type { Core } from "../core.js";
import { on } from "../on.js";

/** Captures that the page is hidden or shown again. */
export function captureVisibility(core: Core): void {
  on(document, "visibilitychange", () => {
    const visible = document.visibilityState === "visible";
    core.record("visibility", { visible }, { active: visible });
  });
}
