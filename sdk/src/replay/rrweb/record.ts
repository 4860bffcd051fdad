/** Records a page with the parts of rrweb: its first state, and then what changes. */
import {
  initAdoptedStyleSheetObserver,
  initCustomElementObserver,
  initInputObserver,
  initMoveObserver,
  initMutationObserver,
  initScrollObserver,
  initSelectionObserver,
  initViewportResizeObserver,
  mirror,
  mutationBuffers,
  on,
  serializeNodeWithId,
  shadowDomManager,
  stylesheetManager,
} from "gosight:rrweb";
import { guard } from "../../on.js";
import { FULL_SNAPSHOT, META } from "../events.js";
import { begin } from "../pieces.js";
import { emit, type Given, give } from "./given.js";
import { observePointer } from "./pointer.js";
import { observeRules } from "./rules.js";

const DOM_CONTENT_LOADED = 0;
const LOAD = 1;

let ends: (() => void)[] = [];

/** Where a window is scrolled to. */
export function scrolled(win: Window): { left: number; top: number } {
  const root = win.document.scrollingElement;
  return { left: root?.scrollLeft ?? win.scrollX, top: root?.scrollTop ?? win.scrollY };
}

export const height = () => innerHeight || document.documentElement.clientHeight;
export const width = () => innerWidth || document.documentElement.clientWidth;

/** Watches all that happens in `doc`. What fails for one observer does not cost the others. */
export function observe(doc: Document | null): void {
  const win = doc?.defaultView;
  if (!win) return;
  for (const start of [
    () => initMutationObserver({ doc }, doc),
    () => initMoveObserver({ doc }),
    () => observePointer(doc),
    () => initScrollObserver({ doc }),
    () => initViewportResizeObserver({}, { win }),
    () => initInputObserver({ doc }),
    () => observeRules(win),
    () => initAdoptedStyleSheetObserver({}, doc),
    () => initSelectionObserver({ doc }),
    () => initCustomElementObserver({ doc }),
  ])
    ends.push(guard(start) ?? (() => {}));
}

function begins(): void {
  emit({ type: META, data: { href: location.href, width: width(), height: height() } });
  begin();
  stylesheetManager.reset();
  shadowDomManager.init();
  const node = serializeNodeWithId(document, { doc: document });
  emit({ type: FULL_SNAPSHOT, data: { node, initialOffset: scrolled(window) } });
  stylesheetManager._adoptStyleSheets(document.adoptedStyleSheets, mirror.getId(document));
  observe(document);
}

/** Starts a recording, when the document is parsed; gives what ends it. */
export function record(options: Given): () => void {
  give(options);
  mirror.reset();
  // What an earlier recording of this page observed.
  mutationBuffers.length = 0;
  ends = [];
  if (document.readyState !== "loading") begins();
  else
    ends.push(
      on("DOMContentLoaded", () =>
        guard(() => {
          emit({ type: DOM_CONTENT_LOADED, data: {} });
          begins();
        }),
      ),
      on("load", () => guard(() => emit({ type: LOAD, data: {} })), window),
    );
  return () => {
    for (const end of ends) guard(end);
    shadowDomManager.reset();
  };
}
