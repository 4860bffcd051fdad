import { now } from "../clock.js";
import { wallTime } from "../core.js";
import { Address } from "../native.js";
import { guard } from "../on.js";
import { wrap } from "../wrap.js";
import { createBucket } from "./bucket.js";

const REQUESTS = 300;
const REQUESTS_PER_S = 10;
const MOST_METHODS = 200;
// What the SDK itself asks the hub for.
const OWN = /^\/(sdk\/|v1\/(events|config)|gosight\.v1)/;

/** A request as a recording shows it; bodies and headers are never looked at. */
export interface RecordedRequest {
  method: string;
  url: string;
  status: number;
  start_ms: number;
  duration_ms: number;
  bytes: number;
  kind: string;
}

/** Tells the page's requests when they are done, but for the SDK's own to `host`. */
export function watchNetwork(
  host: string,
  url: (address: string) => string,
  tell: (one: RecordedRequest) => void,
): void {
  const take = createBucket(REQUESTS, REQUESTS_PER_S);
  // The browser tells everything but the method.
  const methods = new Map<string, string>();
  const note = (method: unknown, address: unknown) =>
    guard(() => {
      if (methods.size > MOST_METHODS) methods.clear();
      methods.set(new Address(`${address}`, document.baseURI).href, `${method}`.toUpperCase().slice(0, 20));
    });
  wrap(window, "fetch", (proceed, [input, init]: any) => {
    note(init?.method ?? input?.method ?? "GET", input?.url ?? input);
    return proceed();
  });
  wrap(XMLHttpRequest.prototype, "open", (proceed, [method, address]: any) => {
    note(method, address);
    return proceed();
  });
  const observer = new PerformanceObserver((list) => {
    for (const one of list.getEntries() as (PerformanceResourceTiming & { responseStatus?: number })[]) {
      if (
        !one.name.startsWith("http") ||
        (one.name.startsWith(host) && OWN.test(one.name.slice(host.length))) ||
        !take(1, now())
      )
        continue;
      tell({
        method: methods.get(one.name.replace(/#.*/, "")) ?? "GET",
        url: url(one.name),
        status: one.responseStatus ?? 0,
        start_ms: wallTime(one.startTime),
        duration_ms: Math.round(one.duration),
        bytes: one.transferSize,
        kind: one.initiatorType,
      });
    }
  });
  observer.observe({ type: "resource" });
}
