import { on } from "../on.js";
import type { PageLeave } from "../wire/messages.js";

/**
 * Measures how long the page is visible, and how long it is visible and focused, from one call of
 * the returned function to the next.
 */
export function trackTime(): () => Pick<PageLeave, "visibleMs" | "engagedMs"> {
  let visibleMs = 0;
  let engagedMs = 0;
  let since = 0;
  let visible = false;
  let engaged = false;

  function note(): void {
    const now = performance.now();
    if (visible) visibleMs += now - since;
    if (engaged) engagedMs += now - since;
    since = now;
    visible = document.visibilityState === "visible";
    engaged = visible && document.hasFocus();
  }

  on(window, "visibilitychange focus blur pageshow", note);
  return () => {
    note();
    const spent = { visibleMs, engagedMs };
    visibleMs = engagedMs = 0;
    return spent;
  };
}
