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
    const end = begin(REQUEST_API_FETCH, init?.method ?? input?.method ?? "GET", input?.url ?? input);
    const response = proceed();
    response.then(
      (answer: Response) => end(answer.status),
      // The site gave it up itself: no failure.
      (error) => error?.name === "AbortError" || end(0, true),
    );
    return response;
  });

  const ends = new WeakMap<XMLHttpRequest, ReturnType<typeof begin>>();
  wrap(XMLHttpRequest.prototype, "open", (proceed, [method, url], request) => {
    // One object can make many requests, one after the other.
    if (!ends.has(request)) {
      on("load error timeout", ({ type }) => ends.get(request)?.(request.status, type !== "load"), request);
    }
    ends.set(request, begin(REQUEST_API_XHR, method, url));
    return proceed();
  });
}
