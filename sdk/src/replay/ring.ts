import type { Written } from "./chunks.js";

// Characters, about as many bytes twice.
const MOST = 4_000_000;
// How soon a snapshot may follow another one to make room.
const SOON_MS = 10_000;

/** Keeps the last while of a recording in memory, always from a full snapshot on. */
export interface Ring {
  /** Takes an event; `begins` if a full snapshot begins with it. */
  _add(event: Written, begins: boolean): void;
  /** Gives everything back, and is empty. */
  _take(): Written[];
}

interface Segment {
  start: number;
  size: number;
  events: Written[];
}

/**
 * Asks for a snapshot by `snapshot` whenever the newest one is `ms` old, and forgets what is before the last one
 * that is. Never holds more than 4 million characters: older pieces go, and if one alone is larger, itself.
 */
export function createRing(ms: number, snapshot: () => void): Ring {
  let segments: Segment[] = [];
  let size = 0;
  let asked = 0;

  function drop(): void {
    size -= segments.shift()?.size ?? 0;
  }

  return {
    _add(event, begins) {
      if (begins) segments.push({ start: event.time, size: 0, events: [] });
      const newest = segments.at(-1);
      // Without a snapshot before it, an event shows nothing.
      if (!newest) return;
      newest.events.push(event);
      newest.size += event.text.length;
      size += event.text.length;
      while (segments[1] && (size > MOST || segments[1].start <= event.time - ms)) drop();
      if (event.time - newest.start >= ms || size > MOST) {
        if (event.time - Math.max(asked, newest.start) >= Math.min(ms, SOON_MS)) {
          asked = event.time;
          snapshot();
        } else if (size > MOST) drop();
      }
    },
    _take() {
      const events = segments.flatMap((one) => one.events);
      segments = [];
      size = 0;
      return events;
    },
  };
}
