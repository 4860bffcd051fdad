import type { Batch } from "../batcher.js";
import type { Settings } from "../options.js";
import { type Post, pack } from "./post.js";
import type { BatchStore } from "./store.js";

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 120_000;
// What `sendBeacon` may have under way is 65,536 bytes for the whole page.
const BEACON_BYTES = 60_000;

/** Brings batches to the hub, or keeps them until it can. */
export interface Sender {
  /** Takes over a batch. */
  push(batch: Batch): void;
  /** Sends what earlier pages left behind. */
  drain(): Promise<void>;
  /** The page is going away: sends what it can without waiting for answers, stores the rest. */
  leave(): void;
  /** Forgets everything that waits. */
  clear(): void;
  /** Resolves when nothing is waiting to be sent for the first time. */
  idle(): Promise<void>;
}

/**
 * New batches go out one after the other. When one fails for now, it and all after it go to the
 * store, which is emptied later, after growing pauses.
 */
export function createSender(settings: Settings, post: Post, store: BatchStore): Sender {
  let waiting: Batch[] = [];
  let running: Promise<void> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let refused = false;

  async function send(batch: Batch): Promise<boolean> {
    const outcome = await post(batch, document.visibilityState === "hidden");
    if (outcome.kind === "again") {
      const backoff = Math.min(FIRST_DELAY_MS * 2 ** failures++, LONGEST_DELAY_MS);
      schedule(outcome.afterMs || backoff * (0.5 + Math.random()));
      return false;
    }
    refused ||= outcome.kind === "refused";
    failures = 0;
    return true;
  }

  function schedule(delay: number): void {
    clearTimeout(retry);
    retry = setTimeout(() => {
      retry = undefined;
      void drain();
    }, delay);
  }

  async function pump(): Promise<void> {
    for (let batch = waiting[0]; batch; batch = waiting[0]) {
      if (!refused && (retry !== undefined || !(await send(batch)))) await store.put(batch);
      if (waiting[0] === batch) waiting.shift();
    }
    running = undefined;
  }

  async function empty(): Promise<void> {
    for (const batch of await store.all()) {
      if (refused || !(await send(batch))) return;
      await store.remove(batch.id);
    }
  }

  async function drain(): Promise<void> {
    if (retry !== undefined || refused) return;
    const { locks } = navigator;
    // One tab at a time, so that no batch is sent twice.
    if (locks) await locks.request(`gosight.${settings.key}`, { ifAvailable: true }, (lock) => lock && empty());
    else await empty();
  }

  addEventListener("online", () => {
    clearTimeout(retry);
    retry = undefined;
    failures = 0;
    void drain();
  });

  return {
    drain,
    push(batch) {
      waiting.push(batch);
      running ??= pump();
    },
    leave() {
      let room = BEACON_BYTES;
      const trouble = refused || retry !== undefined || navigator.onLine === false;
      for (const batch of waiting) {
        const bytes = pack(batch, settings.key);
        room -= bytes.length;
        const body = new Blob([bytes], { type: "text/plain;charset=UTF-8" });
        if (trouble || room < 0 || !navigator.sendBeacon?.(`${settings.host}/v1/events`, body)) {
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
