// Ids of frameworks and build tools change from one load to the next.
const LASTING_ID = /^[A-Za-z][\w-]{0,60}$/;
const GENERATED_ID = /\d{3}|^(radix|headlessui|mui|react|ember|:)/i;
const LONGEST = 500;

/** The elements of an event's path, from the innermost up, across open shadow roots. */
export function elements(event: globalThis.Event): Element[] {
  return event.composedPath().filter((node): node is Element => node instanceof Element);
}

/** `element` and all above it, across shadow roots. */
export function ancestors(element: Element): Element[] {
  const path: Element[] = [];
  for (let one: Element | null = element; one; ) {
    path.push(one);
    const root: Node = one.getRootNode();
    one = one.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return path;
}

function step(element: Element): string {
  const tag = CSS.escape(element.localName);
  const named = element.getAttribute("name") ?? "";
  if (LASTING_ID.test(named)) return `${tag}[name="${named}"]`;
  let position = 1;
  let alone = true;
  for (let e = element.previousElementSibling; e; e = e.previousElementSibling) {
    if (e.localName === element.localName) position++;
  }
  for (let e = element.nextElementSibling; e && alone && position < 2; e = e.nextElementSibling) {
    alone = e.localName !== element.localName;
  }
  return alone && position < 2 ? tag : `${tag}:nth-of-type(${position})`;
}

/**
 * A selector that finds `element`: its own or an ancestor's lasting id or test id, then one step a
 * level. ` >>> ` crosses into a shadow root.
 */
export function selectorOf(element: Element): string {
  const steps: string[] = [];
  for (let one: Element | null = element; one; ) {
    const root = one.getRootNode() as Document | ShadowRoot;
    const test = one.getAttribute("data-testid");
    const anchored: string | false | null =
      LASTING_ID.test(one.id) && !GENERATED_ID.test(one.id) && root.getElementById?.(one.id) === one
        ? `#${one.id}`
        : test && LASTING_ID.test(test) && `[data-testid="${test}"]`;
    steps.unshift(anchored || step(one));
    const parent: Element | null = anchored ? null : one.parentElement;
    if (!parent && root instanceof ShadowRoot) {
      steps.unshift(">>>");
      one = root.host;
    } else {
      one = parent;
    }
  }
  return steps.join(" > ").replace(/ > >>> > /g, " >>> ").slice(-LONGEST);
}
