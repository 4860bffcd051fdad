import type { Core } from "../core.js";
import { selectorOf } from "../dom/selector.js";
import { on } from "../on.js";
import { cleanText } from "../privacy/text.js";
import {
  ERROR_ORIGIN_REJECTION,
  ERROR_ORIGIN_UNCAUGHT,
  type ErrorOrigin,
  JS_ERROR,
  RESOURCE_ERROR,
} from "../wire/messages.js";

const MOST_ON_A_PAGE = 50;

/** Records whatever was thrown, which need not be an `Error`; `event` knows the place. */
export function recordError(core: Core, thrown: unknown, origin: ErrorOrigin, event?: ErrorEvent): void {
  const error = (thrown ?? {}) as Partial<Error>;
  core._record(JS_ERROR, {
    type: cleanText(error.name ?? typeof thrown, 100),
    message: cleanText(error.message ?? event?.message ?? thrown, 1000),
    stack: cleanText(error.stack, 8000),
    source: core._url(event?.filename),
    line: event?.lineno,
    column: event?.colno,
    origin,
  });
}

/** Listens to `types`, but not without end: what fails in a loop must not flood the hub. */
function onFailure<E extends Event>(core: Core, types: string, handle: (event: E) => void): void {
  let left = MOST_ON_A_PAGE;
  core._leaving.push(() => {
    left = MOST_ON_A_PAGE;
  });
  on<E>(types, (event) => left-- > 0 && handle(event));
}

/** Captures errors that nobody caught. */
export function captureErrors(core: Core): void {
  onFailure<ErrorEvent & PromiseRejectionEvent>(core, "error unhandledrejection", (event) => {
    if (event.target !== window) return;
    if (event.type === "error") recordError(core, event.error, ERROR_ORIGIN_UNCAUGHT, event);
    else recordError(core, event.reason, ERROR_ORIGIN_REJECTION);
  });
}

/** Captures what did not load. */
export function captureResources(core: Core): void {
  onFailure(core, "error", ({ target }) => {
    if (target instanceof Element) {
      core._record(RESOURCE_ERROR, {
        url: core._url((target as HTMLImageElement).src || (target as HTMLLinkElement).href),
        tag: target.localName,
        selector: selectorOf(target),
      });
    }
  });
}
