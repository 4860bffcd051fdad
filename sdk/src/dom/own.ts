/**
 * A member of `element` as the browser made it, methods bound: in a form, fields named `id` or `matches` hide
 * what is called the same.
 */
export function own<K extends keyof HTMLElement>(element: Element, name: K): HTMLElement[K] {
  const member: any = Reflect.get(HTMLElement.prototype, name, element);
  return typeof member === "function" ? member.bind(element) : member;
}

/** Whether a node, or what else an event comes from, is an element; pages may have an `Element` of their own. */
export const isElement = (node: unknown): node is Element => (node as Node | undefined)?.nodeType === 1;

/** The value of an attribute; empty without one. */
export const attribute = (element: Element, name: string) => own(element, "getAttribute")(name) ?? "";
