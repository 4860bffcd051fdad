import { type Core, loading } from "../core.js";
import { selectorOf } from "../dom/selector.js";
import { guard, on } from "../on.js";
import {
  WEB_VITAL,
  WEB_VITAL_NAME_CLS,
  WEB_VITAL_NAME_FCP,
  WEB_VITAL_NAME_INP,
  WEB_VITAL_NAME_LCP,
  WEB_VITAL_NAME_TTFB,
  type WebVitalName,
} from "../wire/messages.js";

const SHORTEST_EVENT_MS = 40;
const SHIFT_GAP_MS = 1000;
const SHIFT_WINDOW_MS = 5000;
const KEPT_INTERACTIONS = 10;
const INTERACTIONS_PER_DROP = 50;

/** What the entries of all observed types may hold. */
interface Entry extends PerformanceEntry {
  element?: Element | null;
  hadRecentInput?: boolean;
  value: number;
  sources?: { node?: Node | null }[];
  interactionId?: number;
  target?: Element | null;
}

/**
 * Captures web vitals. TTFB and FCP as soon as they are known; LCP, CLS and INP when the page is
 * first hidden or left. CLS and INP start over with each step of a single-page application.
 */
export function captureVitals(core: Core): void {
  const load = loading();
  // A page that the browser prepared in advance begins when it is shown.
  const start = load?.activationStart ?? 0;
  const drains: (() => void)[] = [];
  let lcp: Entry | undefined;
  let cls: number;
  let clsNode: Node | null | undefined;
  let shift: { _first: number; _last: number; _sum: number };
  /** One entry an interaction, the longest first. */
  let slowest: Entry[];
  let before: number;
  let reported: boolean;

  const record = (name: WebVitalName, value: number, element?: unknown) =>
    core._record(WEB_VITAL, {
      name,
      value: Math.max(0, value),
      selector: element instanceof Element ? selectorOf(element) : "",
    });

  const interactions = () => (performance as { interactionCount?: number }).interactionCount ?? 0;

  function restart(): void {
    cls = 0;
    clsNode = null;
    shift = { _first: 0, _last: 0, _sum: 0 };
    slowest = [];
    before = interactions();
    reported = false;
  }

  function report(): void {
    for (const drain of drains) drain();
    if (reported) return;
    reported = true;
    if (lcp) record(WEB_VITAL_NAME_LCP, lcp.startTime - start, lcp.element);
    lcp = undefined;
    record(WEB_VITAL_NAME_CLS, cls, clsNode);
    const dropped = Math.floor((interactions() - before) / INTERACTIONS_PER_DROP);
    const inp = slowest[Math.min(slowest.length - 1, dropped)];
    if (inp) record(WEB_VITAL_NAME_INP, inp.duration, inp.target);
  }

  const observe = (type: string, handle: (entry: Entry) => void) =>
    guard(() => {
      const take = (entries: PerformanceEntryList) => {
        for (const entry of entries) handle(entry as Entry);
      };
      const observer = new PerformanceObserver((list) => take(list.getEntries()));
      observer.observe({ type, buffered: true, durationThreshold: SHORTEST_EVENT_MS } as object);
      drains.push(() => take(observer.takeRecords()));
    });

  function interaction(entry: Entry): void {
    if (!entry.interactionId) return;
    slowest = [...slowest, entry]
      .sort((a, b) => b.duration - a.duration)
      .filter((one, i, all) => all.findIndex((other) => other.interactionId === one.interactionId) === i)
      .slice(0, KEPT_INTERACTIONS);
  }

  restart();
  if (load?.responseStart) record(WEB_VITAL_NAME_TTFB, load.responseStart - start);
  if (!document.hidden) {
    observe("paint", ({ name, startTime }) => {
      if (name === "first-contentful-paint") record(WEB_VITAL_NAME_FCP, startTime - start);
    });
    observe("largest-contentful-paint", (entry) => {
      if (!reported) lcp = entry;
    });
  }
  observe("layout-shift", ({ hadRecentInput, startTime, value, sources }) => {
    if (hadRecentInput) return;
    const { _first: first, _last: last, _sum: sum } = shift;
    shift =
      sum && startTime - last < SHIFT_GAP_MS && startTime - first < SHIFT_WINDOW_MS
        ? { _first: first, _last: startTime, _sum: sum + value }
        : { _first: startTime, _last: startTime, _sum: value };
    if (shift._sum > cls) {
      cls = shift._sum;
      clsNode = sources?.[0]?.node;
    }
  });
  observe("event", interaction);
  observe("first-input", interaction);
  on(document, "visibilitychange", () => {
    if (document.hidden) report();
  });
  core._leaving.push(() => {
    report();
    restart();
  });
}
