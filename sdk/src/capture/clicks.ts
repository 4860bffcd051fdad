import { type Core, permille, wallTime } from "../core.js";
import { elements } from "../dom/selector.js";
import { describe } from "../dom/target.js";
import { on } from "../on.js";
import type { Click, Page, Reaction, ReactionKind } from "../wire/messages.js";
import { watchReactions } from "./reactions.js";

const WATCH_MS = 3000;
// A press that lasts longer is no click's beginning.
const PRESS_MS = 2000;

/** A press of the pointer, with the first reaction of each kind since. Times are `performance.now()`'s. */
interface Press {
  at: number;
  path: EventTarget[];
  seen: Map<ReactionKind, number>;
}

/** A press that became a click. */
interface Watch extends Press {
  clicked: number;
  click: Click;
  page: Page;
}

/**
 * Captures clicks and taps with what they led to. A click is watched for 3 s, or until the next
 * click or the page's end: what comes then is no answer to this one.
 */
export function captureClicks(core: Core): void {
  let press: Press | undefined;
  let watch: Watch | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const observe = watchReactions(core, (kind, focused) => {
    for (const one of [press, watch]) {
      // A click on a button focuses the button: that is no answer of the page.
      if (one && !one.seen.has(kind) && !(focused && one.path.includes(focused))) {
        one.seen.set(kind, performance.now());
      }
    }
  });

  function finish(end = performance.now()): void {
    clearTimeout(timer);
    if (!watch) return;
    const { clicked, click, seen, page } = watch;
    watch = undefined;
    observe(false);
    const reactions: Reaction[] = [];
    for (const [kind, at] of seen) {
      if (at < end) reactions.push({ kind, delayMs: Math.max(0, at - clicked) });
    }
    core.record(
      "click",
      { ...click, reactions, watchedMs: Math.max(0, Math.min(WATCH_MS, end - clicked)) },
      { time: wallTime(clicked), page, waitMs: core.settings.batchMs - (performance.now() - clicked) },
    );
  }

  on<PointerEvent>(window, "pointerdown", (event) => {
    press = { at: event.timeStamp, path: event.composedPath(), seen: new Map() };
    observe(true);
  });

  on<MouseEvent>(window, "click auxclick", (event) => {
    const { timeStamp: clicked, detail, clientX, clientY, button } = event;
    const began = press && clicked - press.at < PRESS_MS ? press : undefined;
    // A click on a label makes a second one on its field, without a press of its own.
    if (!event.isTrusted || (detail && !began)) return;
    finish(began?.at);
    press = undefined;
    const path = elements(event);
    const target = describe(core, path);
    if (!target) return;
    const { left, top, width, height } = (path[0] as Element).getBoundingClientRect();
    // A click by keyboard has no place of its own.
    const x = detail ? clientX - left : width / 2;
    const y = detail ? clientY - top : height / 2;
    const { scrollWidth, scrollHeight } = document.documentElement;
    watch = {
      at: began?.at ?? clicked,
      seen: began?.seen ?? new Map(),
      path,
      clicked,
      page: core.page,
      click: {
        target,
        pageX: left + x + scrollX,
        pageY: top + y + scrollY,
        elementXPermille: permille(x, width),
        elementYPermille: permille(y, height),
        button,
        modifiers: +event.altKey + 2 * +event.ctrlKey + 4 * +event.metaKey + 8 * +event.shiftKey,
        documentWidth: scrollWidth,
        documentHeight: scrollHeight,
      },
    };
    core.touch(wallTime(clicked));
    observe(true);
    timer = setTimeout(finish, WATCH_MS);
  });
  core.leaving.push(finish);
}
