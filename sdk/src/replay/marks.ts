/** How a page says what a recording may show. */

import { guard } from "../on.js";
import type { Settings } from "../options.js";
import { createMarks } from "../privacy/marks.js";
import type { ReplayConfig } from "./config.js";
import { getRootNode, matches, parentElement } from "./rrweb/natives.js";

// Here texts are not the page's own, or show what was typed; shown if an element above is marked so.
const PRIVATE = "svg,title,option,datalist,textarea,[contenteditable]:not([contenteditable=false i])";
const UNMASK = "[data-gosight-unmask],.gs-unmask";

/** Says whether an element's content is hidden. */
export interface Masking {
  /** Selects elements of which nothing but the size is recorded. */
  readonly _block: string;
  readonly _ignore: string;
  /** Whether texts are masked. */
  _masked(element: Element | null): boolean;
  /** Whether a mark shows what is otherwise hidden: values, labels and other attributes. */
  _shown(element: Element | null): boolean;
  /** Forgets what it knows of elements: their marks may change from one event to the next. */
  _forget(): void;
}

/** The selectors that the page can use; what it can't is left out, for one is not to spoil the others. */
const usable = (selectors: string[] = []) =>
  selectors.filter((one) => guard(() => document.createDocumentFragment().querySelector(one) === null));

// What an element's marks, or those above it, say.
const HIDE = 1;
const SHOW = 2;
const TYPED = 4;

/** What `settings` of the page and `config` of the hub say together. */
export function createMasking(settings: Settings, config: ReplayConfig): Masking {
  const marks = createMarks(settings);
  const mask = [marks._mask, ...usable(config.mask_selectors)].join();
  const unmask = [UNMASK, ...usable(config.unmask_selectors)].join();
  const any = [mask, unmask, PRIVATE].join();
  let known = new Map<Element, number>();

  function stateOf(element: Element | null): number {
    if (!element) return 0;
    let state = known.get(element);
    if (state === undefined) {
      const root = getRootNode(element);
      // Marks hold across shadow roots and frames.
      state = stateOf(parentElement(element) ?? root.host ?? root.defaultView?.frameElement ?? null);
      const is = (selector: string) => matches(element, selector);
      if (is(any)) {
        // On one element, to hide is stronger than to show.
        if (is(mask)) state = (state & TYPED) | HIDE;
        else if (is(unmask)) state = (state & TYPED) | SHOW;
        if (is(PRIVATE)) state |= TYPED;
      }
      known.set(element, state);
    }
    return state;
  }

  return {
    _block: [marks._block, ...usable(config.block_selectors)].join(),
    _ignore: marks._ignore,
    _masked(element) {
      const state = stateOf(element);
      return (
        !(state & SHOW) && (!!state || !!settings.maskAllText || element?.ownerDocument.designMode === "on")
      );
    },
    _shown: (element) => !!(stateOf(element) & SHOW),
    _forget() {
      known = new Map();
    },
  };
}
