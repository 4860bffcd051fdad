import type { Core } from "../core.js";
import { knownRoots, onDeep } from "../dom/roots.js";
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
  type ReactionKind,
} from "../wire/messages.js";

/**
 * Tells `note` what happens in the page that a click may have led to. Mutations only after the
 * returned function was called with true, once a call, until it is called with false.
 */
export function watchReactions(
  core: Core,
  note: (kind: ReactionKind, focused?: EventTarget) => void,
): (watch: boolean) => void {
  const observer = new MutationObserver(() => {
    // Once is enough, and a busy page is spared the rest.
    observer.disconnect();
    note(REACTION_KIND_MUTATION);
  });
  on(window, "scroll", () => note(REACTION_KIND_SCROLL));
  onDeep("focusin", (event) => note(REACTION_KIND_FOCUS, event.composedPath()[0]));
  // Any click into text moves the caret; only a selection shows an intention.
  on(document, "selectionchange", () => {
    if (!getSelection()?.isCollapsed) note(REACTION_KIND_SELECTION);
  });
  on(window, "visibilitychange", () => note(REACTION_KIND_VISIBILITY));
  const moved = () => note(REACTION_KIND_NAVIGATION);
  on(window, "beforeunload pagehide", moved);
  core.moved.push(moved);
  core.requested.push(() => note(REACTION_KIND_NETWORK));
  const nativeOpen = window.open;
  window.open = (...given) => {
    note(REACTION_KIND_WINDOW_OPEN);
    return nativeOpen(...given);
  };
  return (watch) => {
    if (!watch) return observer.disconnect();
    for (const root of [document, ...knownRoots()]) {
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  };
}
