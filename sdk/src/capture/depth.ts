import { on, settled } from "../on.js";

const PAUSE_MS = 150;

/** How deep a page was seen, in thousandths of the document and of its main content. */
export interface PageDepth {
  restart(): void;
  read(): { maxScrollPermille: number; maxContentPermille: number };
}

/** The window's place in the document, in CSS pixels. */
export interface Place {
  top: number;
  height: number;
  depthPermille: number;
}

const permille = (part: number, whole: number) =>
  whole > 0 ? Math.min(1000, Math.max(0, Math.round((part / whole) * 1000))) : 1000;

/** Where the window is; a document that can scroll by 1 px at most is seen as a whole. */
export function placeNow(top = window.scrollY): Place {
  const { scrollHeight } = document.documentElement;
  const whole = scrollHeight - window.innerHeight <= 1;
  return {
    top: Math.max(0, top),
    height: scrollHeight,
    depthPermille: whole ? 1000 : permille(top + window.innerHeight, scrollHeight),
  };
}

/** Follows the deepest place that was seen since `restart`. */
export function trackDepth(): PageDepth {
  let deepest = 0;
  let maxScrollPermille = 0;
  let maxContentPermille = 0;

  // Asks for layout, and so waits for a pause.
  function measure(): void {
    maxScrollPermille = Math.max(maxScrollPermille, placeNow(deepest).depthPermille);
    const main = document.querySelector("main,[role=main],article") ?? document.body;
    const box = main?.getBoundingClientRect();
    const bottom = deepest + window.innerHeight - window.scrollY;
    if (box) maxContentPermille = Math.max(maxContentPermille, permille(bottom - box.top, box.height));
  }

  const measureSoon = settled(PAUSE_MS, measure);
  on(window, "scroll", () => {
    deepest = Math.max(deepest, window.scrollY);
    measureSoon();
  });
  return {
    restart() {
      deepest = window.scrollY;
      maxScrollPermille = maxContentPermille = 0;
    },
    read() {
      measure();
      return { maxScrollPermille, maxContentPermille };
    },
  };
}
