import { guard, on } from "../on.js";
import { wrap } from "../wrap.js";
import { pathOf } from "./path.js";

const seen = new WeakSet<ShadowRoot>();
const welcomes: ((root: ShadowRoot) => void)[] = [];
let known: WeakRef<ShadowRoot>[] = [];

/** Has everyone listen in `root`, and gives it back. */
function meet(root: ShadowRoot): ShadowRoot {
  if (!seen.has(root)) {
    seen.add(root);
    known.push(new WeakRef(root));
    for (const welcome of welcomes) guard(() => welcome(root));
  }
  return root;
}

/** Finds shadow roots: as they are made, and as events come through them. */
export function findRoots(): void {
  guard(() => wrap(Element.prototype, "attachShadow", (proceed) => meet(proceed())));
  on("pointerdown focusin", (event) => {
    for (const node of pathOf(event)) if (node instanceof ShadowRoot) meet(node);
  });
}

/** The shadow roots found so far that there still are. */
export function knownRoots(): ShadowRoot[] {
  known = known.filter((one) => one.deref());
  return known.map((one) => one.deref() as ShadowRoot);
}

/** Listens in the document and, for events that don't leave them, in all shadow roots. */
export function onDeep<E extends Event>(types: string, handle: (event: E) => void): void {
  on(types, handle);
  for (const root of knownRoots()) on(types, handle, root);
  welcomes.push((root) => on(types, handle, root));
}
