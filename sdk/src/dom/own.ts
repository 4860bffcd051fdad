/**
 * A member of `element` as the browser made it, methods bound: in a form, fields named `id` or `matches` hide
 * what is called the same.
 */
export function own<K extends keyof HTMLElement>(element: Element, name: K): HTMLElement[K] {
  const member: any = Reflect.get(HTMLElement.prototype, name, element);
  return typeof member === "function" ? member.bind(element) : member;
}

/** The value of an attribute; empty without one. */
export const attribute = (element: Element, name: string) => own(element, "getAttribute")(name) ?? "";
