import type { Core } from "../core.js";
import { meetPath, onRoot } from "../dom/roots.js";
import { elements } from "../dom/selector.js";
import { describe } from "../dom/target.js";
import { on } from "../on.js";
import { type Watch, watchReactions } from "./reactions.js";

// A press that lasts longer, or was let go elsewhere, is no click's beginning.
const PRESS_MS = 2000;

const permille = (part: number, whole: number) => (whole ? (part / whole) * 1000 : 0);

/** Captures clicks and taps with what they led to. */
export function captureClicks(core: Core): void {
  const reactions = watchReactions(core);
  let pressed: Watch | undefined;
  onRoot(() => {});

  function clicked(event: MouseEvent): void {
    const path = elements(event);
    const now = event.timeStamp;
    const press = pressed && now - pressed.from < PRESS_MS ? pressed : undefined;
    pressed = undefined;
    // A click on a label makes a second one on its field, without a press of its own.
    if (!event.isTrusted || !core.allowed() || (event.detail && !press)) return;
    const target = describe(core, path);
    const box = path[0]?.getBoundingClientRect();
    if (!target || !box) return;
    // A click by keyboard has no place of its own.
    const x = event.detail ? event.clientX : box.left + box.width / 2;
    const y = event.detail ? event.clientY : box.top + box.height / 2;
    const root = document.documentElement;
    const { page } = core;
    const click = {
      target,
      pageX: x + window.scrollX,
      pageY: y + window.scrollY,
      elementXPermille: permille(x - box.left, box.width),
      elementYPermille: permille(y - box.top, box.height),
      button: event.button,
      modifiers:
        Number(event.altKey) + 2 * Number(event.ctrlKey) + 4 * Number(event.metaKey) + 8 * Number(event.shiftKey),
      documentWidth: root.scrollWidth,
      documentHeight: root.scrollHeight,
    };
    const time = Date.now() - (performance.now() - now);
    const watch: Watch = press ?? { from: now, path, reactions: [], done() {} };
    watch.clicked = now;
    watch.path = path;
    watch.done = (watchedMs) => {
      const waitMs = core.settings.batchMs - (Date.now() - time);
      core.record("click", { ...click, reactions: watch.reactions, watchedMs }, { time, page, waitMs });
    };
    core.identity.touch(time);
    if (!press) reactions.watch(watch);
  }

  on<PointerEvent>(window, "pointerdown", (event) => {
    meetPath(event);
    if (!event.isTrusted || !core.allowed()) return;
    pressed = { from: event.timeStamp, path: event.composedPath(), reactions: [], done() {} };
    reactions.watch(pressed);
  });
  on<MouseEvent>(window, "click", clicked);
  on<MouseEvent>(window, "auxclick", clicked);
}
