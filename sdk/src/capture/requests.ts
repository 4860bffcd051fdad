import { type Core, wallTime } from "../core.js";
import { guard, on } from "../on.js";
import {
  REACTION_KIND_NETWORK,
  REQUEST,
  REQUEST_API_FETCH,
  REQUEST_API_XHR,
  type RequestApi,
} from "../wire/messages.js";
import { wrap } from "../wrap.js";

/** Captures requests of the page that failed or took long. */
export function captureRequests(core: Core): void {
  /** Notes a request's start; the returned function notes its end, which is a failure from status 400 on. */
  function begin(api: RequestApi, method: unknown, url: unknown) {
    const began = performance.now();
    const page = core._page;
    core._react(REACTION_KIND_NETWORK);
    return (status: number, unanswered?: boolean) =>
      guard(() => {
        const durationMs = performance.now() - began;
        const failed = unanswered || status >= 400;
        if (failed || durationMs >= core._settings.slowRequestMs) {
          core._record(
            REQUEST,
            { method: `${method}`.toUpperCase(), url: core._url(`${url}`), status, durationMs, failed, api },
            wallTime(began),
            page,
          );
        }
      });
  }

  wrap(window, "fetch", (proceed, [input, init]: any) => {
    const end = guard(() =>
      begin(REQUEST_API_FETCH, init?.method ?? input?.method ?? "GET", input?.url ?? input),
    );
    // The site gets the promise behind ours: without its own handler, a rejection is unhandled as ever.
    const response = proceed() as any;
    if (!response?.then) return response;
    // Angular's zone keeps the browser's own `then` so; by its own it would check the page for changes again.
    return (response.__zone_symbol__then ?? response.then).call(
      response,
      (answer: Response) => {
        end?.(answer.status);
        return answer;
      },
      (error: any) => {
        const signal = guard(() => init?.signal ?? input?.signal);
        // What the site gave up itself is no failure, but an answer that came too late is.
        if (!signal?.aborted || error?.name === "TimeoutError") end?.(0, true);
        throw error;
      },
    );
  });

  /** What is known of an object's request, and once it is sent, what notes its end. */
  const opened = new WeakMap<XMLHttpRequest, { _what: unknown[]; _end?: ReturnType<typeof begin> }>();
  wrap(XMLHttpRequest.prototype, "open", (proceed, what, request) => {
    guard(() => {
      // One object can make many requests, one after the other.
      if (!opened.has(request)) {
        on(
          "load error timeout",
          ({ type }) => opened.get(request)?._end?.(request.status, type !== "load"),
          request,
        );
      }
      opened.set(request, { _what: what });
    });
    return proceed();
  });
  wrap(XMLHttpRequest.prototype, "send", (proceed, _, request) => {
    guard(() => {
      const one = opened.get(request);
      if (one) one._end = begin(REQUEST_API_XHR, ...(one._what as [unknown, unknown]));
    });
    return proceed();
  });
}
