import type { Core } from "../core.js";
import { onDeep } from "../dom/roots.js";
import { elements, selectorOf } from "../dom/selector.js";
import { describe } from "../dom/target.js";
import { FORM_START, FORM_SUBMIT, INPUT_CHANGE } from "../wire/messages.js";

/** A form that the visitor has begun to fill in. */
interface Begun {
  _at: number;
  _fields: Set<Element>;
  _last: string;
}

const ACTIVE = { _active: true };

const nameOf = (element: Element) => element.getAttribute("name") || element.id;

/** Captures changes of fields, and the begin and end of filling in a form; never a value. */
export function captureFields(core: Core, inputs: boolean, forms: boolean): void {
  const begun = new WeakMap<Element, Begun>();

  /** Listens for `type` on elements that `selector` selects, and that are not blocked. */
  const listen = (type: string, selector: string, handle: (path: Element[], event: Event) => void) =>
    onDeep(type, (event) => {
      const path = elements(event);
      if (path[0]?.matches(selector) && !core._marks._blocked(path)) handle(path, event);
    });
  const fields = "input,select,textarea";

  if (inputs) {
    listen("change", fields, (path, { isTrusted }) => {
      const target = isTrusted && !core._marks._ignored(path) && describe(core, path);
      if (!target) return;
      const { type, form, checked, value } = path[0] as HTMLInputElement;
      core._record(
        INPUT_CHANGE,
        {
          target,
          inputType: type,
          emptied: /^(checkbox|radio)$/.test(type) ? !checked : !value,
          formSelector: selectorOf(form),
        },
        ACTIVE,
      );
    });
  }
  if (!forms) return;

  listen("focusin", fields, (path) => {
    const field = path[0] as HTMLInputElement;
    const { form } = field;
    // A field that the page itself focuses is not touched yet.
    if (!form || navigator.userActivation?.hasBeenActive === false) return;
    const last = nameOf(field);
    const start = begun.get(form) ?? { _at: performance.now(), _fields: new Set(), _last: last };
    if (!begun.has(form)) {
      begun.set(form, start);
      core._record(
        FORM_START,
        { formSelector: selectorOf(form), formName: nameOf(form), firstField: last },
        ACTIVE,
      );
    }
    start._fields.add(field);
    start._last = last;
  });

  listen("submit", "form", ([form]) => {
    const start = begun.get(form as Element);
    begun.delete(form as Element);
    core._record(
      FORM_SUBMIT,
      {
        formSelector: selectorOf(form),
        formName: nameOf(form as Element),
        lastField: start?._last,
        touchedFields: start?._fields.size,
        durationMs: start && performance.now() - start._at,
      },
      ACTIVE,
    );
  });
}
