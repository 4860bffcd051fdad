import { type Core, loading } from "../core.js";
import { isElement } from "../dom/own.js";
import { selectorOf } from "../dom/selector.js";
import { onHidden } from "../on.js";
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
 * first hidden or left, once a page. CLS and INP start over with each step of a single-page application.
 */
export function captureVitals(core: Core): void {
  const load = loading();
  // A page that the browser prepared in advance begins when it is shown.
  const start = load?.activationStart ?? 0;
  const { hidden } = document;
  let lcp: Entry | undefined;
  let cls: number;
  let clsNode: Node | null | undefined;
  /** The shifts that follow each other closely: the first and the last one's time, and their sum. */
  let first: number;
  let last: number;
  let sum: number;
  /** One entry an interaction, the longest first. */
  let slowest: Entry[];
  let before: number;
  /** The page whose values are sent: when it goes away, it is left and then hidden. */
  let reported: string | undefined;

  const record = (name: WebVitalName, value: number, element?: unknown) =>
    core._record(WEB_VITAL, {
      name,
      value: Float64Array.of(Math.max(0, value)),
      selector: isElement(element) ? selectorOf(element) : "",
    });

  const interactions = () => (performance as { interactionCount?: number }).interactionCount ?? 0;

  function restart(): void {
    cls = sum = 0;
    clsNode = lcp = undefined;
    slowest = [];
    before = interactions();
  }

  function report(): void {
    take(observer.takeRecords());
    if (reported === core._page.viewId) return;
    reported = core._page.viewId;
    if (lcp) record(WEB_VITAL_NAME_LCP, lcp.startTime - start, lcp.element);
    record(WEB_VITAL_NAME_CLS, cls, clsNode);
    const inp = slowest[Math.floor((interactions() - before) / INTERACTIONS_PER_DROP)] ?? slowest.at(-1);
    if (inp) record(WEB_VITAL_NAME_INP, inp.duration, inp.target);
  }

  function interaction(entry: Entry): void {
    if (!entry.interactionId) return;
    slowest = [...slowest, entry]
      .sort((a, b) => b.duration - a.duration)
      .filter((one, i, all) => all.findIndex((other) => other.interactionId === one.interactionId) === i)
      .slice(0, KEPT_INTERACTIONS);
  }

  const handlers: Record<string, (entry: Entry) => void> = {
    paint(entry) {
      if (!hidden && entry.name === "first-contentful-paint")
        record(WEB_VITAL_NAME_FCP, entry.startTime - start);
    },
    "largest-contentful-paint"(entry) {
      if (!hidden && reported === undefined) lcp = entry;
    },
    "layout-shift"(entry) {
      if (entry.hadRecentInput) return;
      const { startTime } = entry;
      if (!sum || startTime - last >= SHIFT_GAP_MS || startTime - first >= SHIFT_WINDOW_MS) {
        first = startTime;
        sum = 0;
      }
      last = startTime;
      sum += entry.value;
      if (sum > cls) {
        cls = sum;
        clsNode = entry.sources?.[0]?.node;
      }
    },
    event: interaction,
    "first-input": interaction,
  };
  const take = (entries: PerformanceEntryList) => {
    for (const entry of entries) handlers[entry.entryType]?.(entry as Entry);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));

  restart();
  if (load?.responseStart) record(WEB_VITAL_NAME_TTFB, load.responseStart - start);
  for (const type of Object.keys(handlers)) {
    observer.observe({ type, buffered: true, durationThreshold: SHORTEST_EVENT_MS } as object);
  }
  onHidden(report);
  core._leaving.push(() => {
    report();
    restart();
  });
}
