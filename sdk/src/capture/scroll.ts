import { type Core, permille, wallTime } from "../core.js";
import { on } from "../on.js";
import { SCROLL } from "../wire/messages.js";

const PAUSE_MS = 150;
const SHAKE_PX = 10;
const MOST_REVERSALS = 32;

/**
 * Follows how the page scrolls, be it the window or, where that cannot, a large element: a `scroll` event at each pause if `recorded`, and for whoever
 * asks how deep page and content were seen since they last asked, in thousandths.
 */
export function captureScroll(core: Core, recorded: boolean): () => [page: number, content: number] {
  const root = document.scrollingElement ?? document.documentElement;
  let scroller = root;
  let deepest: number;
  let maxScroll: number;
  let maxContent: number;
  let began = 0;
  let turn = 0;
  let way = 0;
  let reversals: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const depthOf = (top: number) => {
    const { scrollHeight, clientHeight } = scroller;
    // What can scroll by 1 px at most is seen as a whole.
    return scrollHeight - clientHeight > 1 ? permille(top + clientHeight, scrollHeight) : 1000;
  };

  // Asks for layout, and so waits for a pause. The last scroll may not have been told of yet.
  function measure(): void {
    deepest = Math.max(deepest, scroller.scrollTop);
    const main = document.querySelector("main,[role=main],article") ?? root;
    const { top, height } = main.getBoundingClientRect();
    maxScroll = Math.max(maxScroll, depthOf(deepest));
    maxContent = Math.max(maxContent, permille(deepest - scroller.scrollTop + innerHeight - top, height));
  }

  function pause(): void {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    measure();
    if (recorded) {
      core._record(
        SCROLL,
        {
          top: scroller.scrollTop,
          depthPermille: depthOf(scroller.scrollTop),
          maxDepthPermille: maxScroll,
          reversals: reversals.length,
          reversalOffsetsMs: reversals.slice(0, MOST_REVERSALS),
          documentHeight: scroller.scrollHeight,
          durationMs: performance.now() - began,
        },
        wallTime(began),
      );
    }
  }

  function restart(): void {
    if (!scroller.isConnected) scroller = root;
    deepest = scroller.scrollTop;
    maxScroll = maxContent = 0;
  }

  on("scroll", (event) => {
    const box = event.target === document ? root : (event.target as Element);
    if (box !== scroller) {
      if (root.scrollHeight - root.clientHeight > 1 || box.clientHeight < innerHeight / 2) return;
      scroller = box;
      restart();
    }
    if (!timer) {
      began = performance.now();
      reversals = [];
      way = 0;
      turn = scroller.scrollTop;
    }
    deepest = Math.max(deepest, scroller.scrollTop);
    const moved = scroller.scrollTop - turn;
    const now = Math.sign(moved);
    // `turn` is the farthest place in the current direction.
    if (now === way || Math.abs(moved) >= SHAKE_PX) {
      if (way && now !== way) reversals.push(performance.now() - began);
      way = now;
      turn = scroller.scrollTop;
    }
    clearTimeout(timer);
    timer = setTimeout(pause, PAUSE_MS);
  });
  core._leaving.push(pause);

  restart();
  return () => {
    measure();
    const seen: [number, number] = [maxScroll, maxContent];
    restart();
    return seen;
  };
}
