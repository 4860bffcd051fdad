import { type Core, permille, wallTime } from "../core.js";
import { on } from "../on.js";
import type { PageLeave } from "../wire/messages.js";

const PAUSE_MS = 150;
const SHAKE_PX = 10;
const MOST_REVERSALS = 32;

/** How deep the current page was seen. */
export type Depth = Pick<PageLeave, "maxScrollPermille" | "maxContentPermille">;

/**
 * Follows how the window scrolls: a `scroll` event at each pause if `recorded`, and the deepest
 * place for whoever asks. Asking starts over.
 */
export function captureScroll(core: Core, recorded: boolean): () => Depth {
  let deepest = 0;
  let max: Required<Depth>;
  let began = 0;
  let turn = 0;
  let way = 0;
  let turns: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const depthOf = (top: number) => {
    const { scrollHeight } = document.documentElement;
    // A document that can scroll by 1 px at most is seen as a whole.
    return scrollHeight - innerHeight > 1 ? Math.min(1000, permille(top + innerHeight, scrollHeight)) : 1000;
  };

  // Asks for layout, and so waits for a pause. The last scroll may not have been told of yet.
  function measure(): void {
    deepest = Math.max(deepest, scrollY);
    const main = document.querySelector("main,[role=main],article") ?? document.documentElement;
    const { top, height } = main.getBoundingClientRect();
    const seen = permille(deepest - scrollY + innerHeight - top, height);
    max = {
      maxScrollPermille: Math.max(max.maxScrollPermille, depthOf(deepest)),
      maxContentPermille: Math.max(max.maxContentPermille, Math.min(1000, seen)),
    };
  }

  function pause(): void {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    measure();
    if (!recorded) return;
    core.record(
      "scroll",
      {
        top: scrollY,
        depthPermille: depthOf(scrollY),
        maxDepthPermille: max.maxScrollPermille,
        reversals: turns.length,
        reversalOffsetsMs: turns.slice(0, MOST_REVERSALS),
        documentHeight: document.documentElement.scrollHeight,
        durationMs: performance.now() - began,
      },
      { time: wallTime(began), active: true },
    );
  }

  on(document, "scroll", ({ target }) => {
    if (target !== document) return;
    if (!timer) {
      began = performance.now();
      turns = [];
      way = 0;
      turn = scrollY;
    }
    deepest = Math.max(deepest, scrollY);
    const moved = scrollY - turn;
    const now = Math.sign(moved);
    // `turn` is the farthest place in the current direction.
    if (now === way || Math.abs(moved) >= SHAKE_PX) {
      if (way && now !== way) turns.push(performance.now() - began);
      way = now;
      turn = scrollY;
    }
    clearTimeout(timer);
    timer = setTimeout(pause, PAUSE_MS);
  });
  core.leaving.push(pause);

  const restart = () => {
    deepest = scrollY;
    max = { maxScrollPermille: 0, maxContentPermille: 0 };
  };
  restart();
  return () => {
    measure();
    const seen = max;
    restart();
    return seen;
  };
}
