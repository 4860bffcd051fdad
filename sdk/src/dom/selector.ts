import { attribute, isElement, own } from "./own.js";
import { pathOf } from "./path.js";

// Ids of frameworks and build tools change from one load to the next, and hold numbers or colons.
const LASTING = /^[a-z][a-z_-]{0,99}\d{0,2}$/i;

/** The elements of an event's path, from the innermost up, across open shadow roots. */
export const elements = (event: Event) => pathOf(event).filter(isElement);

/**
 * A selector by which `querySelector` finds `element`: from the nearest lasting id, one step a
 * level. ` >>> ` crosses into a shadow root.
 */
export function selectorOf(element: Element | null | undefined): string {
  if (!element) return "";
  const tag = own(element, "localName");
  const root = own(element, "getRootNode")() as ShadowRoot;
  const id = attribute(element, "id");
  const name = attribute(element, "name");
  let step = CSS.escape(tag);
  let above = element === document.body ? null : own(element, "parentElement");
  if (LASTING.test(id) && root.getElementById?.(id) === element) {
    step = `#${id}`;
    above = null;
  } else if (LASTING.test(name)) {
    step += `[name=${name}]`;
  } else {
    let position = 1;
    for (let e: Element | null = element; (e = own(e, "previousElementSibling")); )
      if (own(e, "localName") === tag) position++;
    if (position > 1) step += `:nth-of-type(${position})`;
  }
  if (above) step = `${selectorOf(above)} > ${step}`;
  else if (root.host) step = `${selectorOf(root.host)} >>> ${step}`;
  return step.slice(-500);
}
