import type { Batch } from "../batcher.js";
import { on } from "../on.js";
import type { Settings } from "../options.js";
import { type Post, pack } from "./post.js";
import type { BatchStore } from "./store.js";

const FIRST_DELAY_MS = 1000;
const AGAIN_MS = 3000;
const LONGEST_DELAY_MS = 120_000;
// What `sendBeacon` may have under way is 65,536 bytes for the whole page, though it does not say so.
const BEACON_BYTES = 60_000;

/** Brings batches to the hub, or keeps them until it can. */
export interface Sender {
  _add(batch: Batch): void;
  /** The page goes away: all that waits goes out unanswered, or to the store. */
  _leave(): void;
  /** Forgets everything that waits. */
  _drop(): void;
  /** Resolves when everything pushed so far has been tried once. */
  _idle(): Promise<unknown>;
}

/**
 * Batches go out as they come, after what earlier pages left behind. What fails for now goes to the store, as does all that comes after,
 * until the store is emptied: later, after growing pauses.
 */
export function createSender(settings: Settings, post: Post, store: BatchStore): Sender {
  /** What is under way. */
  const waiting = new Map<Batch, Promise<void>>();
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  async function sent(batch: Batch): Promise<boolean> {
    const after = await post(batch);
    if (after === undefined) {
      failures = 0;
      return true;
    }
    retry ??= setTimeout(
      drain,
      after || Math.min(FIRST_DELAY_MS * 2 ** failures++, LONGEST_DELAY_MS) * (0.5 + Math.random()),
    );
    return false;
  }

  async function push(batch: Batch): Promise<void> {
    // Until the page has done what it is at, which may be to go away.
    await undefined;
    // What was beaconed or forgotten meanwhile is neither to be sent nor to be kept.
    if (waiting.has(batch) && (retry || !(await sent(batch))) && waiting.has(batch)) await store._add(batch);
    waiting.delete(batch);
  }

  async function empty(): Promise<void> {
    for (const batch of await store._all()) {
      if (!(await sent(batch))) return;
      await store._remove(batch.id);
    }
  }

  function drain(): void {
    clearTimeout(retry);
    retry = undefined;
    // One tab at a time, so that no batch is sent twice; where there are no locks, without.
    void (
      navigator.locks?.request(settings.key, { ifAvailable: true }, (lock) => lock && empty()) ?? empty()
    );
  }

  drain();
  on("online", drain);
  // What the page before has kept may have been on its way to the store still. A pause that the hub
  // asked for is not cut short.
  setTimeout(() => retry || drain(), AGAIN_MS);

  return {
    _add(batch) {
      waiting.set(batch, push(batch));
    },
    _leave() {
      // Sent without waiting for an answer, while there is room for it.
      let room = BEACON_BYTES;
      for (const batch of waiting.keys()) {
        const body = new Blob([pack(batch, settings.key)], { type: "text/plain" });
        room -= body.size;
        if (
          retry ||
          !navigator.onLine ||
          room < 0 ||
          !navigator.sendBeacon(`${settings.host}/v1/events`, body)
        ) {
          void store._add(batch);
        }
      }
      waiting.clear();
    },
    _drop() {
      waiting.clear();
      void store._drop();
    },
    _idle: () => Promise.all(waiting.values()),
  };
}
