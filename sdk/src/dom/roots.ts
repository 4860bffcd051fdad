const seen = new WeakSet<ShadowRoot>();
let known: WeakRef<ShadowRoot>[] = [];
const welcomes: ((root: ShadowRoot) => void)[] = [];

/** Notes a shadow root; each is welcomed once. */
export function meet(root: ShadowRoot): void {
  if (seen.has(root)) return;
  seen.add(root);
  known.push(new WeakRef(root));
  for (const welcome of welcomes) welcome(root);
}

/** Notes the open shadow roots that an event came through. */
export function meetPath(event: globalThis.Event): void {
  for (const node of event.composedPath()) if (node instanceof ShadowRoot) meet(node);
}

/** Calls `welcome` for each shadow root that is made, or shows up in an event, from now on. */
export function onRoot(welcome: (root: ShadowRoot) => void): void {
  if (!welcomes.length) {
    const native = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = native.call(this, init);
      meet(root);
      return root;
    };
  }
  welcomes.push(welcome);
}

/** The shadow roots known so far that are still in use. */
export function knownRoots(): ShadowRoot[] {
  known = known.filter((one) => one.deref()?.isConnected);
  return known.map((one) => one.deref()).filter((root) => !!root);
}
