import { on } from "../on.js";

/** How long a page was seen. */
export interface PageTime {
  restart(): void;
  read(): { visibleMs: number; engagedMs: number };
}

/** Measures how long the page is visible, and how long it is visible and focused. */
export function trackTime(): PageTime {
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

  on(document, "visibilitychange", note);
  for (const type of ["focus", "blur", "pageshow"]) on(window, type, note);
  return {
    restart() {
      note();
      visibleMs = engagedMs = 0;
    },
    read() {
      note();
      return { visibleMs, engagedMs };
    },
  };
}
