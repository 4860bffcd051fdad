import type { Core } from "../core.js";
import { knownRoots } from "../dom/roots.js";
import { on } from "../on.js";
import {
  REACTION_KIND_FOCUS,
  REACTION_KIND_MUTATION,
  REACTION_KIND_NAVIGATION,
  REACTION_KIND_NETWORK,
  REACTION_KIND_SCROLL,
  REACTION_KIND_SELECTION,
  REACTION_KIND_VISIBILITY,
  REACTION_KIND_WINDOW_OPEN,
  type Reaction,
  type ReactionKind,
} from "../wire/messages.js";

const WATCH_MS = 3000;

/** One click under observation. Times are `performance.now()`'s. */
export interface Watch {
  /** When the pointer went down; what happens from then on may be a reaction. */
  from: number;
  /** When it became a click; undefined while it is none. */
  clicked?: number;
  /** What the click went through, from the innermost element up. */
  path: EventTarget[];
  reactions: Reaction[];
  /** Called once, after 3 s or when the page is left. */
  done(watchedMs: number): void;
}

/** Watches what happens after clicks. */
export interface Reactions {
  watch(watch: Watch): void;
}

/** Notes, for each click under observation, the first reaction of each kind and its delay. */
export function watchReactions(core: Core): Reactions {
  const watches: Watch[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    note(REACTION_KIND_MUTATION);
    // Once is enough, and a busy page is spared the rest.
    observer.disconnect();
  });

  function note(kind: ReactionKind, focused?: EventTarget): void {
    const now = performance.now();
    for (let i = watches.length; i--; ) {
      const { from, clicked, path, reactions } = watches[i] as Watch;
      // What the newer click has seen, the older ones have seen too.
      if (reactions.some((one) => one.kind === kind)) break;
      if (focused && path.includes(focused)) continue;
      reactions.push({ kind, delayMs: Math.max(0, now - (clicked ?? from)) });
      if (clicked === undefined) (reactions.at(-1) as Reaction).delayMs = 0;
    }
  }

  function finish(all: boolean): void {
    const now = performance.now();
    const young = all ? -1 : watches.findIndex((one) => now - one.from < WATCH_MS);
    const over = watches.splice(0, young < 0 ? watches.length : young);
    for (const { clicked, done } of over) {
      if (clicked !== undefined) done(Math.min(WATCH_MS, now - clicked));
    }
    clearTimeout(timer);
    timer = undefined;
    if (watches[0]) schedule();
    else observer.disconnect();
  }

  function schedule(): void {
    const [first] = watches;
    timer ??= setTimeout(() => finish(false), (first as Watch).from + WATCH_MS - performance.now() + 1);
  }

  on(window, "scroll", () => note(REACTION_KIND_SCROLL));
  // A click on a button focuses the button: that is no answer of the page.
  on(window, "focusin", (event) => note(REACTION_KIND_FOCUS, event.composedPath()[0]));
  // Any click into text moves the caret; only a selection shows an intention.
  on(document, "selectionchange", () => {
    if (getSelection()?.isCollapsed === false) note(REACTION_KIND_SELECTION);
  });
  on(document, "visibilitychange", () => note(REACTION_KIND_VISIBILITY));
  on(window, "beforeunload", () => note(REACTION_KIND_NAVIGATION));
  on(window, "pagehide", () => note(REACTION_KIND_NAVIGATION));
  core.moved.push(() => note(REACTION_KIND_NAVIGATION));
  core.requested.push(() => note(REACTION_KIND_NETWORK));
  core.leaving.push(() => finish(true));
  const nativeOpen = window.open;
  window.open = function (this: Window, ...given) {
    note(REACTION_KIND_WINDOW_OPEN);
    return nativeOpen.apply(this, given);
  };

  return {
    watch(watch) {
      watches.push(watch);
      const everything = { subtree: true, childList: true, attributes: true, characterData: true };
      for (const root of [document, ...knownRoots()]) observer.observe(root, everything);
      schedule();
    },
  };
}
