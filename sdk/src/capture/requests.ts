import { type Core, tell, wallTime } from "../core.js";
import { guard } from "../on.js";
import { REQUEST_API_FETCH, REQUEST_API_XHR, type RequestApi } from "../wire/messages.js";

/** Captures requests of the page that failed or took long. */
export function captureRequests(core: Core): void {
  /** Notes a request's start; the returned function notes its end. */
  function begin(method: unknown, url: unknown, api: RequestApi) {
    const began = performance.now();
    const { page } = core;
    guard(() => tell(core.requested));
    return (status: number, failed: boolean) =>
      guard(() => {
        const durationMs = performance.now() - began;
        if (failed || durationMs >= core.settings.slowRequestMs) {
          core.record(
            "request",
            { method: `${method}`.toUpperCase(), url: core.url(`${url}`), status, durationMs, failed, api },
            { time: wallTime(began), page },
          );
        }
      });
  }

  const nativeFetch = window.fetch;
  window.fetch = function (...given) {
    const [input, init] = given as [Request | undefined, RequestInit?];
    const end = begin(init?.method ?? input?.method ?? "GET", input?.url ?? input, REQUEST_API_FETCH);
    const response = nativeFetch.apply(this, given);
    response.then(
      ({ status }) => end(status, status >= 400),
      // The site gave it up itself: no failure.
      (error) => error?.name === "AbortError" || end(0, true),
    );
    return response;
  };

  const { open, send } = XMLHttpRequest.prototype;
  const opened = new WeakMap<XMLHttpRequest, [method: unknown, url: unknown]>();
  XMLHttpRequest.prototype.open = function (...given: unknown[]) {
    opened.set(this, [given[0], given[1]]);
    return (open as (...given: unknown[]) => void).apply(this, given);
  };
  XMLHttpRequest.prototype.send = function (body) {
    const end = begin(...(opened.get(this) ?? ["", ""]), REQUEST_API_XHR);
    this.addEventListener("load", () => end(this.status, this.status >= 400));
    for (const type of ["error", "timeout"]) this.addEventListener(type, () => end(0, true));
    return send.call(this, body);
  };
}
