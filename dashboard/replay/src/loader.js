import { createSanitizer } from "./sanitize.js";

// More additions in a second, or so much in large events, would freeze the viewer.
const BURST_NODES = 25_000;
const BURST_BYTES = 30_000_000;
const LARGE_EVENT_BYTES = 100_000;

/** Whether an event shows that the visitor did something. */
export const isActivity = ({ type, data }) =>
  type === 2 || type === 4 || (type === 3 && [1, 2, 3, 4, 5, 6, 12].includes(data.source));

/**
 * Loads a run's chunks from `entry` on, in their order. `events` grows; what a viewer's browser could not bear is
 * left out up to the next full snapshot, and reported by `onBurst(start, end)`.
 */
export function createLoader({ run, entry, loadChunks, origin, onBurst, onEvents }) {
  const sanitize = createSanitizer(origin);
  const last = run.chunks.at(-1);
  let next = entry.sequence;
  let until = entry.start_ms;
  let loading;
  let stopped = false;
  let second = 0;
  let added = 0;
  let heavy = 0;
  let burst;

  function bearable(event) {
    const { type, timestamp, data } = event;
    if (type === 2) {
      if (burst) onBurst(burst, timestamp);
      burst = undefined;
      added = heavy = 0;
      return true;
    }
    if (type !== 3 || data.source !== 0) return true;
    if (Math.floor(timestamp / 1000) !== second) {
      second = Math.floor(timestamp / 1000);
      added = 0;
    }
    added += data.adds?.length ?? 0;
    // About what an addition weighs; to measure it would take as long as to show it.
    const size = (data.adds?.length ?? 0) * 250;
    if (size > LARGE_EVENT_BYTES) heavy += size;
    if (added > BURST_NODES || heavy > BURST_BYTES) burst ??= timestamp;
    return !burst;
  }

  async function load() {
    const { chunks } = await loadChunks(run.tab, next);
    if (stopped) return;
    const fresh = [];
    for (const { sequence, offset_ms: offset = 0, events } of [...chunks].sort(
      (a, b) => a.sequence - b.sequence,
    )) {
      if (sequence < next) continue;
      if (sequence > next || sequence > last.sequence) break;
      for (const event of events) {
        event.timestamp += offset;
        if (bearable(event)) fresh.push(sanitize(event));
      }
      next = sequence + 1;
      until = Math.max(until, run.chunks.find((chunk) => chunk.sequence === sequence)?.end_ms ?? until);
    }
    if (!chunks.length) throw new Error("A piece of this recording is missing.");
    if (next > last.sequence && burst) onBurst(burst, last.end_ms);
    onEvents(fresh);
  }

  return {
    /** Up to when everything is loaded, in ms since 1970. */
    get until() {
      return until;
    },
    get done() {
      return next > last.sequence;
    },
    /** Loads the next chunks; what it gives is rejected if they can't be had. */
    more() {
      if (this.done) return Promise.resolve();
      loading ??= load().finally(() => {
        loading = undefined;
      });
      return loading;
    },
    stop() {
      stopped = true;
    },
  };
}
