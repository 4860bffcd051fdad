import type { Batch } from "../batcher.js";
import { on } from "../on.js";
import type { Settings } from "../options.js";
import { type Post, pack } from "./post.js";
import type { BatchStore } from "./store.js";

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 120_000;
// What `sendBeacon` may have under way is 65,536 bytes for the whole page.
const BEACON_BYTES = 60_000;

/** Brings batches to the hub, or keeps them until it can. */
export interface Sender {
  push(batch: Batch): void;
  /** Sends what earlier pages, or earlier attempts, left behind. */
  drain(): void;
  /** The page goes away: what `last` pushes and all that waits goes out unanswered, or to the store. */
  leave(last: () => void): void;
  /** Forgets everything that waits. */
  clear(): void;
  /** Resolves when everything pushed so far has been tried once. */
  idle(): Promise<void>;
}

/**
 * New batches go out one after the other. When one fails for now, it and all after it go to the
 * store, which is emptied later, after growing pauses.
 */
export function createSender(settings: Settings, post: Post, store: BatchStore): Sender {
  let waiting: Batch[] = [];
  let running: Promise<void> | undefined;
  let leaving = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  async function sent(batch: Batch): Promise<boolean> {
    const after = await post(batch);
    if (after === undefined) {
      failures = 0;
      return true;
    }
    const backoff = Math.min(FIRST_DELAY_MS * 2 ** failures++, LONGEST_DELAY_MS);
    clearTimeout(retry);
    retry = setTimeout(drain, after || backoff * (0.5 + Math.random()));
    return false;
  }

  async function pump(): Promise<void> {
    for (let batch = waiting[0]; batch; batch = waiting[0]) {
      if (retry || !(await sent(batch))) await store.put(batch);
      if (waiting[0] === batch) waiting.shift();
    }
    running = undefined;
  }

  async function empty(): Promise<void> {
    for (const batch of await store.all()) {
      if (!(await sent(batch))) break;
      await store.remove(batch.id);
    }
  }

  function drain(): void {
    clearTimeout(retry);
    retry = undefined;
    const { locks } = navigator;
    // One tab at a time, so that no batch is sent twice.
    if (locks)
      void locks.request(`gosight.${settings.key}`, { ifAvailable: true }, (lock) => lock && empty());
    else void empty();
  }

  on(window, "online", drain);

  return {
    drain,
    push(batch) {
      waiting.push(batch);
      if (!leaving) running ??= pump();
    },
    leave(last) {
      leaving = true;
      last();
      leaving = false;
      let room = BEACON_BYTES;
      for (const batch of waiting) {
        const bytes = pack(batch, settings.key);
        room -= bytes.length;
        const body = new Blob([bytes], { type: "text/plain;charset=UTF-8" });
        if (
          retry ||
          !navigator.onLine ||
          room < 0 ||
          !navigator.sendBeacon(`${settings.host}/v1/events`, body)
        ) {
          void store.put(batch);
        }
      }
      waiting = [];
    },
    clear() {
      waiting = [];
      void store.clear();
    },
    async idle() {
      await running;
    },
  };
}
