import type { Core } from "../core.js";
import { pathOf } from "../dom/path.js";
import { knownRoots, onDeep } from "../dom/roots.js";
import { on } from "../on.js";
import {
  REACTION_KIND_FOCUS,
  REACTION_KIND_MUTATION,
  REACTION_KIND_NAVIGATION,
  REACTION_KIND_SCROLL,
  REACTION_KIND_SELECTION,
  REACTION_KIND_VISIBILITY,
  REACTION_KIND_WINDOW_OPEN,
} from "../wire/messages.js";
import { wrap } from "../wrap.js";

/**
 * Tells `core` what happens in the page that a click may have led to; of mutations only the first one
 * after each call of the returned function.
 */
export function watchReactions(core: Core): () => void {
  const observer = new MutationObserver((records) => {
    if (isTransient(records)) return;
    // Once is enough, and a busy page is spared the rest.
    observer.disconnect();
    core._react(REACTION_KIND_MUTATION);
  });
  on("scroll", () => core._react(REACTION_KIND_SCROLL));
  onDeep("focusin", (event) => core._react(REACTION_KIND_FOCUS, pathOf(event)[0]));
  // Any click into text moves the caret; only a selection shows an intention.
  on("selectionchange", () => {
    if (!getSelection()?.isCollapsed) core._react(REACTION_KIND_SELECTION);
  });
  on("visibilitychange", () => core._react(REACTION_KIND_VISIBILITY));
  on("beforeunload pagehide", () => core._react(REACTION_KIND_NAVIGATION));
  wrap(window, "open", (proceed) => {
    core._react(REACTION_KIND_WINDOW_OPEN);
    return proceed();
  });
  return () => {
    for (const root of [document, ...knownRoots()]) {
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  };
}

/** Whether all that came is gone again, as the frames are that give the SDK the browser's own functions. */
function isTransient(records: MutationRecord[]): boolean {
  const added = new Set(records.flatMap((record) => [...record.addedNodes]));
  return records.every(
    ({ addedNodes, removedNodes }) =>
      addedNodes.length + removedNodes.length &&
      [...addedNodes, ...removedNodes].every((node) => added.has(node) && !node.isConnected),
  );
}
