// Ids of frameworks and build tools change from one load to the next, and hold numbers or colons.
const LASTING = /^[a-z][a-z_-]*\d{0,2}$/i;

/** The elements of an event's path, from the innermost up, across open shadow roots. */
export const elements = (event: Event) =>
  event.composedPath().filter((node): node is Element => node instanceof Element);

/**
 * A selector by which `querySelector` finds `element`: from the nearest lasting id, one step a
 * level. ` >>> ` crosses into a shadow root.
 */
export function selectorOf(element: Element | null | undefined): string {
  if (!element) return "";
  const tag = element.localName;
  const root = element.getRootNode() as ShadowRoot;
  const name = element.getAttribute("name") ?? "";
  let step = CSS.escape(tag);
  let above = element === document.body ? null : element.parentElement;
  if (LASTING.test(element.id) && root.getElementById?.(element.id) === element) {
    step = `#${element.id}`;
    above = null;
  } else if (LASTING.test(name)) {
    step += `[name=${name}]`;
  } else {
    let position = 1;
    for (let e: Element | null = element; (e = e.previousElementSibling); )
      if (e.localName === tag) position++;
    if (position > 1) step += `:nth-of-type(${position})`;
  }
  if (above) step = `${selectorOf(above)} > ${step}`;
  else if (root.host) step = `${selectorOf(root.host)} >>> ${step}`;
  return step.slice(-500);
}
