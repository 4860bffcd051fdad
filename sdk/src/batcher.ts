import { encode } from "./wire/encode.js";
import type { BatchContext, Event, Page } from "./wire/messages.js";

// Beyond this a batch would not fit into a beacon.
const LARGE_BYTES = 50_000;

/** A full batch: its events are already encoded and stay the same at every attempt to send. */
export interface Batch {
  id: string;
  context: BatchContext;
  events: Uint8Array[];
}

/** Gathers events into batches. */
export interface Batcher {
  /** Adds an event that is sent at the latest `waitMs` from now. */
  add(event: Event, page: Page, waitMs: number): void;
  /** Closes the open batch and hands it on. */
  seal(): void;
  /** Throws the open batch away. */
  drop(): void;
}

/** Hands a batch to `deliver` when it holds `size` events, or when its first event has waited. */
export function createBatcher(
  size: number,
  nextId: () => string,
  context: () => BatchContext,
  deliver: (batch: Batch) => void,
): Batcher {
  let pages: Page[];
  let events: [time: number, bytes: Uint8Array][];
  let bytes: number;
  let due: number;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function drop(): void {
    pages = [];
    events = [];
    bytes = 0;
    due = Number.POSITIVE_INFINITY;
    clearTimeout(timer);
  }

  function seal(): void {
    if (events[0]) {
      // Clicks come in late, after their reactions were watched.
      events.sort((a, b) => a[0] - b[0]);
      const batch = {
        // Sorts by age, as the store of what could not be sent needs it.
        id: `${Date.now().toString(36)}-${nextId()}`,
        context: { ...context(), pages: pages.map((page) => ({ ...page })) },
        events: events.map(([, bytes]) => bytes),
      };
      drop();
      deliver(batch);
    }
  }

  drop();
  return {
    seal,
    drop,
    add(event, page, waitMs) {
      if (!pages.includes(page)) pages.push(page);
      const encoded = encode("Event", { ...event, pageIndex: pages.indexOf(page) });
      events.push([event.timeMs as number, encoded]);
      bytes += encoded.length;
      const end = Date.now() + waitMs;
      if (events.length >= size || bytes > LARGE_BYTES) seal();
      else if (end < due) {
        due = end;
        clearTimeout(timer);
        timer = setTimeout(seal, waitMs);
      }
    },
  };
}
