import { type Elements, permille, wallTime } from "../core.js";
import { isEarly, pathOf } from "../dom/path.js";
import { elements } from "../dom/selector.js";
import { describe } from "../dom/target.js";
import { guard, on, onHidden } from "../on.js";
import { encode } from "../wire/encode.js";
import { CLICK, type Reaction } from "../wire/messages.js";
import { watchReactions } from "./reactions.js";

const WATCH_MS = 3000;
// A press that lasts longer is no click's beginning.
const PRESS_MS = 2000;

/**
 * A press of the pointer, which may become a click, with the time of the first reaction of each
 * kind since. Times are `performance.now()`'s.
 */
interface Press {
  _at: number;
  _path: EventTarget[];
  _seen: number[];
}

/**
 * Captures clicks and taps with what they led to. A click is watched for 3 s, or until the next
 * click, or until the page is hidden or left: what comes then is no answer to this one.
 */
export function captureClicks(core: Elements): void {
  let press: Press | undefined;
  let watched: Press | undefined;
  let finish: ((end?: number) => void) | undefined;

  core._react = (kind, focused) => {
    for (const one of [press, watched]) {
      // A click on a button focuses the button: that is no answer of the page.
      if (one && !one._path.includes(focused as EventTarget)) one._seen[kind] ??= performance.now();
    }
  };
  const observe = guard(() => watchReactions(core)) ?? (() => {});

  on<PointerEvent>("pointerdown", (event) => {
    press = { _at: event.timeStamp, _path: pathOf(event), _seen: [] };
    observe();
  });

  on<MouseEvent>("click auxclick", (event) => {
    const { timeStamp: clicked, detail } = event;
    const began = press && clicked - press._at < PRESS_MS ? press : undefined;
    // A click on a label makes a second one on its field, without a press of its own.
    if (!event.isTrusted || (detail && !began)) return;
    finish?.(began?._at);
    press = undefined;
    const path = elements(event);
    const target = describe(core, path);
    if (!target) return;
    const { left, top, width, height } = (path[0] as Element).getBoundingClientRect();
    // A click by keyboard has no place of its own.
    const x = detail ? event.clientX : left + width / 2;
    const y = detail ? event.clientY : top + height / 2;
    const { scrollWidth: documentWidth, scrollHeight: documentHeight } = document.documentElement;
    const pageX = x + scrollX;
    const pageY = y + scrollY;
    const page = core._page;
    const { _seen: seen } = (watched = began ?? { _at: clicked, _path: path, _seen: [] });
    const time = wallTime(clicked);
    core._touch(time);
    observe();

    finish = (end = performance.now()) => {
      clearTimeout(timer);
      finish = watched = undefined;
      const delay = (at: number) => Math.max(0, at - clicked);
      core._record(
        CLICK,
        {
          target,
          pageX,
          pageY,
          elementXPermille: permille(x - left, width),
          elementYPermille: permille(y - top, height),
          button: event.button,
          modifiers: +event.altKey + 2 * +event.ctrlKey + 4 * +event.metaKey + 8 * +event.shiftKey,
          reactions: seen.flatMap((at, kind) =>
            at <= end ? encode<Reaction>({ kind: kind as Reaction["kind"], delayMs: delay(at) }) : [],
          ),
          watchedMs: isEarly(event) ? 0 : Math.min(WATCH_MS, delay(end)),
          documentWidth,
          documentHeight,
        },
        time,
        page,
        core._settings.batchMs + clicked - performance.now(),
      );
    };
    const timer = setTimeout(finish, WATCH_MS);
  });
  core._leaving.push(() => finish?.());
  // A page that is hidden may be killed without another word; what comes then is no answer either.
  onHidden(() => finish?.());
}
