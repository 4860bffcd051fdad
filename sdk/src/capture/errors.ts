import type { Core } from "../core.js";
import { attribute } from "../dom/own.js";
import { selectorOf } from "../dom/selector.js";
import { guard, on } from "../on.js";
import { cleanText, toJson } from "../privacy/text.js";
import {
  ERROR_ORIGIN_REJECTION,
  ERROR_ORIGIN_UNCAUGHT,
  type ErrorOrigin,
  JS_ERROR,
  RESOURCE_ERROR,
} from "../wire/messages.js";

const MOST_ON_A_PAGE = 50;
// The browser's word that a page measures more than one frame allows: nothing has failed.
const NOTICE = /^ResizeObserver loop/;

/** Records whatever was thrown, which need not be an `Error`; `event` knows the place. */
export function recordError(core: Core, thrown: unknown, origin: ErrorOrigin, event?: ErrorEvent): void {
  const error = (thrown ?? {}) as Partial<Error>;
  const message =
    error.message ?? event?.message ?? (typeof thrown === "object" ? guard(() => toJson(thrown)) : thrown);
  if (NOTICE.test(String(message))) return;
  core._record(JS_ERROR, {
    type: cleanText(error.name ?? typeof thrown, 100),
    message: cleanText(message, 1000),
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
      const url = core._url(
        (target as HTMLImageElement).currentSrc ||
          attribute(target, "src") ||
          attribute(target, "href") ||
          attribute(target, "xlink:href") ||
          attribute(target, "data"),
      );
      if (url) core._record(RESOURCE_ERROR, { url, tag: target.localName, selector: selectorOf(target) });
    }
  });
}
