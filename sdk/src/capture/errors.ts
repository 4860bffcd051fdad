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

// Errors should be known at once, but a row of them can share a request.
const SOON_MS = 100;
const MOST_ON_A_PAGE = 50;

/** Records whatever was thrown, which need not be an `Error`; `event` knows the place. */
export function recordError(core: Core, thrown: unknown, origin: ErrorOrigin, event?: ErrorEvent): void {
  const { name, message, stack } = Object(thrown ?? "") as Partial<Error>;
  core._record(
    JS_ERROR,
    {
      type: cleanText(name ?? typeof thrown, 100),
      message: cleanText(message ?? event?.message ?? thrown, 1000),
      stack: cleanText(stack, 8000),
      source: core._url(event?.filename),
      line: event?.lineno,
      column: event?.colno,
      origin,
    },
    { _waitMs: SOON_MS },
  );
}

/** Captures errors that nobody caught and, if `errors` or `resources` ask for it, what did not load. */
export function captureErrors(core: Core, errors: boolean, resources: boolean): void {
  // A script that fails in a loop must not flood the hub.
  let left = MOST_ON_A_PAGE;
  core._leaving.push(() => {
    left = MOST_ON_A_PAGE;
  });
  on<ErrorEvent>(window, "error", (event) => {
    const element = event.target;
    if (element instanceof Element) {
      const { src, href, localName: tag } = element as HTMLImageElement & HTMLLinkElement;
      if (resources && left-- > 0) {
        core._record(RESOURCE_ERROR, { url: core._url(src || href), tag, selector: selectorOf(element) });
      }
    } else if (errors && left-- > 0) recordError(core, event.error, ERROR_ORIGIN_UNCAUGHT, event);
  });
  on<PromiseRejectionEvent>(window, "unhandledrejection", ({ reason }) => {
    if (errors && left-- > 0) recordError(core, reason, ERROR_ORIGIN_REJECTION);
  });
}
