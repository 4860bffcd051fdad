import type { Core } from "../core.js";
import { selectorOf } from "../dom/selector.js";
import { on } from "../on.js";
import { cleanText } from "../privacy/text.js";
import {
  ERROR_ORIGIN_REJECTION,
  ERROR_ORIGIN_UNCAUGHT,
  type ErrorOrigin,
  type JsError,
} from "../wire/messages.js";

// Errors should be known at once, but a row of them can share a request.
const SOON_MS = 100;
const MOST_ON_A_PAGE = 50;

/** Records whatever was thrown, which need not be an `Error`. */
export function recordError(core: Core, thrown: unknown, origin: ErrorOrigin, place?: JsError): void {
  const error = Object(thrown ?? "") as Error;
  core.record(
    "jsError",
    {
      type: cleanText(error.name ?? typeof thrown, 100),
      message: cleanText(error.message ?? place?.message ?? thrown, 1000),
      stack: cleanText(error.stack, 8000),
      origin,
      source: core.url(place?.source),
      line: place?.line,
      column: place?.column,
    },
    { waitMs: SOON_MS },
  );
}

/** Captures errors that nobody caught and, if `errors` or `resources` ask for it, what did not load. */
export function captureErrors(core: Core, errors: boolean, resources: boolean): void {
  let left = 0;
  let page: unknown;
  // A script that fails in a loop must not flood the hub.
  const more = () => {
    if (page !== core.page) left = MOST_ON_A_PAGE;
    page = core.page;
    return left-- > 0;
  };
  on<ErrorEvent>(window, "error", (event) => {
    const element = event.target;
    if (element instanceof Element) {
      if (!resources || !more()) return;
      const { src, href } = element as HTMLImageElement & HTMLLinkElement;
      core.record("resourceError", {
        url: core.url(src || href),
        tag: element.localName,
        selector: selectorOf(element),
      });
    } else if (errors && more()) {
      const { error, message, filename: source, lineno: line, colno: column } = event;
      recordError(core, error, ERROR_ORIGIN_UNCAUGHT, { message, source, line, column });
    }
  });
  if (errors) {
    on<PromiseRejectionEvent>(window, "unhandledrejection", ({ reason }) => {
      if (more()) recordError(core, reason, ERROR_ORIGIN_REJECTION);
    });
  }
}
