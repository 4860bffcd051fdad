import type { Core } from "../core.js";
import { onDeep } from "../dom/roots.js";
import { elements, selectorOf } from "../dom/selector.js";
import { describe } from "../dom/target.js";

/** A form that the visitor has begun to fill in. */
interface Begun {
  at: number;
  fields: Set<Element>;
  last: string;
}

const nameOf = (element: Element) => element.getAttribute("name") || element.id;
const isField = (element: Element | undefined) => !!element?.matches("input,select,textarea");

/** Captures changes of fields, and the begin and end of filling in a form; never a value. */
export function captureFields(core: Core, inputs: boolean, forms: boolean): void {
  const begun = new WeakMap<Element, Begun>();

  if (inputs) {
    onDeep("change", (event) => {
      const path = elements(event);
      const [field] = path as HTMLInputElement[];
      const target = isField(field) && !core.marks.ignored(path) && describe(core, path);
      if (!target || !field || !event.isTrusted) return;
      const { type, form } = field;
      core.record(
        "inputChange",
        {
          target,
          inputType: type,
          emptied: /^(checkbox|radio)$/.test(type) ? !field.checked : !field.value,
          formSelector: selectorOf(form),
        },
        { active: true },
      );
    });
  }
  if (!forms) return;

  onDeep("focusin", (event) => {
    const path = elements(event);
    const [field] = path as HTMLInputElement[];
    const form = isField(field) && !core.marks.blocked(path) && field?.form;
    // A field that the page itself focuses is not touched yet.
    if (!form || !field || navigator.userActivation?.hasBeenActive === false) return;
    let start = begun.get(form);
    const last = nameOf(field);
    if (!start) {
      start = { at: performance.now(), fields: new Set(), last };
      begun.set(form, start);
      core.record(
        "formStart",
        { formSelector: selectorOf(form), formName: nameOf(form), firstField: last },
        { active: true },
      );
    }
    start.fields.add(field);
    start.last = last;
  });

  onDeep("submit", (event) => {
    const path = elements(event);
    const [form] = path;
    if (!form || core.marks.blocked(path)) return;
    const start = begun.get(form);
    begun.delete(form);
    core.record(
      "formSubmit",
      {
        formSelector: selectorOf(form),
        formName: nameOf(form),
        lastField: start?.last,
        touchedFields: start?.fields.size,
        durationMs: start && performance.now() - start.at,
      },
      { active: true },
    );
  });
}
