import { now } from "./clock.js";
import type { RawEvent } from "./core.js";
import { randomId } from "./ids.js";
import { type Encoded, encode } from "./wire/encode.js";
import type { BatchContext, Event, Page } from "./wire/messages.js";

// Beyond this a batch would not fit into a beacon.
const LARGE_BYTES = 50_000;

/** A full batch: its events are already encoded and stay the same at every attempt to send. */
export interface Batch {
  id: string;
  context: Encoded<BatchContext>;
  events: Encoded<Event>[];
}

/** Gathers events into batches. */
export interface Batcher {
  /** Adds an event that is sent at the latest `waitMs` from now. */
  _add(event: RawEvent, page: Page, waitMs: number): unknown;
  /** Closes the open batch and hands it on. */
  _seal(): void;
  /** Throws the open batch away. */
  _drop(): void;
}

/** Hands a batch to `deliver` when it holds `size` events, or when its first event has waited. */
export function createBatcher(
  size: number,
  context: (pages: Encoded<Page>[]) => Encoded<BatchContext>,
  deliver: (batch: Batch) => void,
): Batcher {
  let pages: Set<Page>;
  let events: [time: number, bytes: Encoded<Event>][];
  let bytes: number;

  function drop(): void {
    pages = new Set();
    events = [];
    bytes = 0;
  }

  function seal(): void {
    if (events[0]) {
      // Clicks come in late, after their reactions were watched.
      events.sort((a, b) => a[0] - b[0]);
      const batch = {
        // Sorts by age, as the store of what could not be sent needs it.
        id: `${now()}-${randomId()}`,
        context: context(
          [...pages].map(({ viewId, url, title, referrer }) =>
            // The site's `beforeSend` may have put anything there.
            encode<Page>({
              viewId,
              url: `${url ?? ""}`,
              title: `${title ?? ""}`,
              referrer: `${referrer ?? ""}`,
            }),
          ),
        ),
        events: events.map((one) => one[1]),
      };
      drop();
      deliver(batch);
    }
  }

  drop();
  return {
    _seal: seal,
    _drop: drop,
    _add([kind, id, timeMs, payload], page, waitMs) {
      pages.add(page);
      const encoded = encode<Event>([id, timeMs, [...pages].indexOf(page), payload], kind);
      events.push([timeMs, encoded]);
      bytes += encoded.length;
      const open = events;
      if (events.length >= size || bytes > LARGE_BYTES) seal();
      else setTimeout(() => open === events && seal(), waitMs);
    },
  };
}
