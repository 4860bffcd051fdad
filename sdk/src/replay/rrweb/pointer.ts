/** Follows what the visitor does with pointer and focus. */
import { isBlocked, mirror, on } from "gosight:rrweb";
import { guard } from "../../on.js";
import { tell } from "./given.js";

const MOUSE_INTERACTION = 2;
// By rrweb's numbers of interactions; between them are those that pointer events stand for.
const EVENTS = ["pointerup", "pointerdown", "click", "contextmenu", "dblclick", "focus", "blur"];
const UP = 0;
const DOWN = 1;
const CLICK = 2;
const TOUCH_START = 7;
const TOUCH_END = 9;
const TOUCH_CANCEL = 10;
EVENTS[TOUCH_CANCEL] = "touchcancel";
// By rrweb's numbers of pointers.
const POINTERS = ["mouse", "pen", "touch"];
const MOUSE = 0;
const TOUCH = 2;
const NONE = -1;

/** The innermost element that an event came from. */
export const targetOf = (event: Event) => event.composedPath?.()[0] ?? event.target;

/** Tells each press, click and change of focus in `doc`; gives what ends that. */
export function observePointer(doc: Document): () => void {
  let last = NONE;
  const ends = EVENTS.map((name, number) =>
    on(
      name,
      (event: any) =>
        guard(() => {
          const target = targetOf(event) as Node;
          if (isBlocked(target, true)) return;
          const touch = event.changedTouches?.[0];
          const { clientX: x, clientY: y } = touch ?? event;
          let type = number;
          let pointer = touch ? TOUCH : POINTERS.indexOf(event.pointerType);
          if (pointer >= 0) {
            last = pointer;
            if (pointer === TOUCH && type <= DOWN) type = type === UP ? TOUCH_END : TOUCH_START;
            // The interaction itself says so.
            if (pointer === TOUCH ? type >= TOUCH_START : pointer === MOUSE && type <= DOWN) pointer = NONE;
          } else if (type === CLICK) {
            pointer = last;
            last = NONE;
          }
          tell(MOUSE_INTERACTION, {
            type,
            id: mirror.getId(target),
            x,
            y,
            ...(pointer !== NONE && { pointerType: pointer }),
          });
        }),
      doc,
    ),
  );
  return () => {
    for (const end of ends) end?.();
  };
}
