import type { Core, Failure } from "../core.js";
import { attribute, isElement } from "../dom/own.js";
import { selectorOf } from "../dom/selector.js";
import { guard } from "../on.js";
import { captures } from "../options.js";
import {
  ERROR_ORIGIN_CAPTURED,
  ERROR_ORIGIN_REJECTION,
  ERROR_ORIGIN_UNCAUGHT,
  JS_ERROR,
  type Page,
  RESOURCE_ERROR,
} from "../wire/messages.js";

const MOST_ON_A_PAGE = 50;
// The browser's word that a page measures more than one frame allows: nothing has failed.
const NOTICE = /^ResizeObserver loop/;
const ORIGINS: Record<string, number> = {
  error: ERROR_ORIGIN_UNCAUGHT,
  unhandledrejection: ERROR_ORIGIN_REJECTION,
};

/**
 * Gives what records errors that nobody caught, whatever was thrown, and resources that did not load; but
 * not without end: what fails in a loop must not flood the hub.
 */
export function captureFailures(core: Core) {
  const left: Record<string, number> = {};

  function recordError(event: Failure, time: number, page: Page): void {
    const thrown = event.error ?? event.reason;
    const error = (thrown ?? {}) as Partial<Error>;
    const message =
      error.message ??
      event.message ??
      (typeof thrown === "object" ? guard(() => core._json(thrown)) : thrown);
    if (NOTICE.test(String(message))) return;
    core._record(
      JS_ERROR,
      {
        type: core._text(error.name ?? typeof thrown, 100),
        message: core._text(message, 1000),
        stack: core._text(error.stack, 8000),
        source: core._url(event.filename),
        line: event.lineno,
        column: event.colno,
        origin: (ORIGINS[event.type] ?? ERROR_ORIGIN_CAPTURED) as 1 | 2 | 3,
      },
      time,
      page,
    );
  }

  function recordResource(element: Element, time: number, page: Page): void {
    const url = core._url(
      (element as HTMLImageElement).currentSrc ||
        attribute(element, "src") ||
        attribute(element, "href") ||
        attribute(element, "xlink:href") ||
        attribute(element, "data"),
    );
    if (!url) return;
    core._record(RESOURCE_ERROR, { url, tag: element.localName, selector: selectorOf(element) }, time, page);
  }

  return (event: Failure, time: number, page: Page): void =>
    guard(() => {
      const { target, type } = event;
      const what = isElement(target) ? "resources" : "errors";
      // What the site hands over itself is always recorded.
      if (type && (target !== window || !captures(core._settings, "errors")) && what === "errors") return;
      if (what === "resources" && !captures(core._settings, what)) return;
      const key = what + page.viewId;
      left[key] ??= MOST_ON_A_PAGE;
      if (type && left[key]-- <= 0) return;
      if (isElement(target)) recordResource(target, time, page);
      else recordError(event, time, page);
    });
}
