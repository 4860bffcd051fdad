/** The browser's own view of the document, whatever libraries have put in front of its accessors. */

const NAMES: Record<string, string> = {
  Node: "childNodes parentNode parentElement textContent ownerDocument lastChild nextSibling previousSibling contains getRootNode",
  ShadowRoot: "host",
  Element: "shadowRoot matches closest getAttribute",
  MutationObserver: "constructor",
};
const CLEANED: Record<string, object> = {};
const members: Record<string, (node: Node, given?: unknown) => any> = {};
const cleanUps: Record<string, () => void> = {};

/** The prototype of `type` as the browser made it: from an empty frame, if the page has changed its own. */
function prototypeOf(type: string): any {
  const prototype = (globalThis as any)[type]?.prototype;
  const isNative = (name: string) => {
    const found = Object.getOwnPropertyDescriptor(prototype, name);
    return `${found?.get ?? found?.value}`.includes("[native code]");
  };
  if (prototype && !("Zone" in globalThis) && NAMES[type]?.split(" ").every(isNative)) return prototype;
  try {
    const frame = document.createElement("iframe");
    frame.style.display = "none";
    document.body.append(frame);
    const clean = (frame.contentWindow as any)[type].prototype;
    // What Safari makes does nothing any more once its frame is gone.
    if (/^(?!.*Chrome).*Safari/.test(navigator.userAgent)) {
      frame.className = "rr-block";
      cleanUps[type] = () => frame.remove();
    } else frame.remove();
    return clean;
  } catch {
    return prototype;
  }
}

const cleaned = (type: string) => (CLEANED[type] ??= prototypeOf(type)) as any;

function member(type: string, name: string) {
  return (node: Node | Window, other?: unknown) => {
    const call = (members[name] ??= (() => {
      const found = Object.getOwnPropertyDescriptor(cleaned(type), name);
      const { get, value } = found ?? {};
      if (get) return (one: Node) => get.call(one);
      if (value) return (one: Node, given: unknown) => value.call(one, given);
      return (one: any) => one[name];
    })());
    return call(node as Node, other);
  };
}

/** A member where there may be none; null then. */
const optional = (type: string, name: string) => {
  const read = member(type, name);
  return (node: any) => (node && name in node ? read(node) : null);
};

/** A list's items, each as `map` makes it; libraries have put less in the place of `Array.from`. */
export const listOf = <T, R = T>(list: Iterable<T>, map: (one: T) => R = (one) => one as unknown as R) =>
  [...list].map((one) => map(one));

/** What rrweb asks of nodes. */
export const childNodes = member("Node", "childNodes");
export const parentNode = member("Node", "parentNode");
export const parentElement = member("Node", "parentElement");
export const textContent = member("Node", "textContent");
export const ownerDocument = member("Node", "ownerDocument");
export const lastChild = member("Node", "lastChild");
export const nextSibling = member("Node", "nextSibling");
export const previousSibling = member("Node", "previousSibling");
export const contains = member("Node", "contains");
export const getRootNode = member("Node", "getRootNode");
export const host = optional("ShadowRoot", "host");
export const matches = member("Element", "matches");
export const closest = member("Element", "closest");
export const getAttribute = member("Element", "getAttribute");
export const shadowRoot = optional("Element", "shadowRoot");

/** The browser's own observer, with what removes the frame that it may need. */
export const observerOf = (): [typeof MutationObserver, () => void] => [
  cleaned("MutationObserver").constructor,
  cleanUps.MutationObserver ?? (() => {}),
];
