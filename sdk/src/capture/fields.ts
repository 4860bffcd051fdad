import type { Elements } from "../core.js";
import { attribute, own } from "../dom/own.js";
import { onDeep } from "../dom/roots.js";
import { elements, selectorOf } from "../dom/selector.js";
import { describe } from "../dom/target.js";
import { FORM_START, FORM_SUBMIT, INPUT_CHANGE } from "../wire/messages.js";

const FIELDS = "input,select,textarea";

/** A form that the visitor has begun to fill in. */
interface Begun {
  _at: number;
  _fields: Set<Element>;
  _last: string;
}

const nameOf = (element: Element) => attribute(element, "name") || attribute(element, "id");

/** Calls `handle` for events of `type` on what `selector` selects, where nothing is blocked. */
function listen<E extends Element>(
  core: Elements,
  type: string,
  selector: string,
  handle: (element: E, path: Element[], event: Event) => void,
): void {
  onDeep(type, (event) => {
    const path = elements(event);
    const [element] = path as E[];
    if (element && own(element, "matches")(selector) && !core._blocked(path)) handle(element, path, event);
  });
}

/** Captures changes of fields; never a value. */
export function captureInputs(core: Elements): void {
  listen<HTMLInputElement>(core, "change", FIELDS, (field, path, event) => {
    const target = event.isTrusted && !core._ignored(path) && describe(core, path);
    if (!target) return;
    core._record(INPUT_CHANGE, {
      target,
      inputType: field.type,
      emptied: field.matches("[type=checkbox],[type=radio]") ? !field.checked : !field.value,
      formSelector: selectorOf(field.form),
    });
  });
}

/** Captures the begin and end of filling in a form. */
export function captureForms(core: Elements): void {
  const begun = new WeakMap<Element, Begun>();

  listen<HTMLInputElement>(core, "focusin", FIELDS, (field) => {
    const { form } = field;
    // A field that the page itself focuses is not touched yet.
    if (!form || navigator.userActivation?.hasBeenActive === false) return;
    const last = nameOf(field);
    let start = begun.get(form);
    if (!start) {
      start = { _at: performance.now(), _fields: new Set(), _last: last };
      begun.set(form, start);
      core._record(FORM_START, {
        formSelector: selectorOf(form),
        formName: nameOf(form),
        firstField: last,
      });
    }
    start._fields.add(field);
    start._last = last;
  });

  listen(core, "submit", "form", (form) => {
    const start = begun.get(form);
    begun.delete(form);
    core._record(FORM_SUBMIT, {
      formSelector: selectorOf(form),
      formName: nameOf(form),
      lastField: start?._last,
      touchedFields: start?._fields.size,
      durationMs: start && performance.now() - start._at,
    });
  });
}
