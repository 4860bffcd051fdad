import type { Core } from "../core.js";
import { selectorOf } from "../dom/selector.js";
import { guard, on } from "../on.js";
import {
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
  const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  // A page that the browser prepared in advance begins when it is shown.
  const start = (load as { activationStart?: number } | undefined)?.activationStart ?? 0;
  const wasHidden = document.visibilityState === "hidden";
  const drains: (() => void)[] = [];
  let lcp: Entry | undefined;
  let cls: number;
  let clsNode: Node | null | undefined;
  let shifts: { first: number; last: number; sum: number };
  let longest: Map<number, Entry>;
  let before = 0;
  let reported: boolean;

  const record = (name: WebVitalName, value: number, element?: unknown) =>
    core.record("webVital", {
      name,
      value: Math.max(0, value),
      selector: element instanceof Element ? selectorOf(element) : "",
    });

  const interactions = () => (performance as { interactionCount?: number }).interactionCount ?? 0;

  function restart(): void {
    cls = 0;
    clsNode = null;
    shifts = { first: 0, last: 0, sum: 0 };
    longest = new Map();
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
    const slow = [...longest.values()].sort((a, b) => b.duration - a.duration);
    const inp = slow[Math.min(slow.length - 1, dropped)];
    if (inp) record(WEB_VITAL_NAME_INP, inp.duration, inp.target);
  }

  function observe(type: string, handle: (entry: Entry) => void): void {
    guard(() => {
      const take = (entries: PerformanceEntryList) => {
        for (const entry of entries) handle(entry as Entry);
      };
      const observer = new PerformanceObserver((list) => take(list.getEntries()));
      observer.observe({ type, buffered: true, durationThreshold: SHORTEST_EVENT_MS } as object);
      drains.push(() => take(observer.takeRecords()));
    });
  }

  function interaction(entry: Entry): void {
    const id = entry.interactionId;
    if (!id) return;
    const known = longest.get(id);
    if (!known || known.duration < entry.duration) longest.set(id, entry);
    if (longest.size > KEPT_INTERACTIONS) {
      const [shortest] = [...longest].sort((a, b) => a[1].duration - b[1].duration);
      longest.delete(shortest?.[0] as number);
    }
  }

  restart();
  if (load?.responseStart) record(WEB_VITAL_NAME_TTFB, load.responseStart - start);
  if (!wasHidden) {
    observe("paint", ({ name, startTime }) => {
      if (name === "first-contentful-paint") record(WEB_VITAL_NAME_FCP, startTime - start);
    });
    observe("largest-contentful-paint", (entry) => {
      if (!reported) lcp = entry;
    });
  }
  observe("layout-shift", ({ hadRecentInput, startTime, value, sources }) => {
    if (hadRecentInput) return;
    const { first, last } = shifts;
    const goes = shifts.sum && startTime - last < SHIFT_GAP_MS && startTime - first < SHIFT_WINDOW_MS;
    shifts = {
      first: goes ? first : startTime,
      last: startTime,
      sum: (goes ? shifts.sum : 0) + value,
    };
    if (shifts.sum > cls) {
      cls = shifts.sum;
      clsNode = sources?.[0]?.node;
    }
  });
  observe("event", interaction);
  observe("first-input", interaction);
  on(document, "visibilitychange", () => {
    if (document.visibilityState === "hidden") report();
  });
  core.leaving.push(() => {
    report();
    restart();
  });
}
