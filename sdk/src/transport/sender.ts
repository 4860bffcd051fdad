import type { Batch } from "../batcher.js";
import { nativeFetch } from "../native.js";
import { guard, on } from "../on.js";
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
  /**
   * The page goes away: all that waits goes out unanswered, or to the store. Can be called again for what
   * comes later.
   */
  _leave(): void;
  /** The page is shown again after all. */
  _return(): void;
  /** Forgets everything that waits. */
  _drop(): void;
  /** Resolves when everything pushed so far has been tried once. */
  _idle(): Promise<unknown>;
}

/**
 * Batches go out as they come, after what earlier pages left behind. What fails for now goes to the store, as does all that comes after,
 * until the store is emptied: later, after growing pauses. Of all tabs, one at a time has `lock` and does that.
 */
export function createSender(settings: Settings, post: Post, store: BatchStore, lock: string): Sender {
  const send = nativeFetch();
  /** What is under way. */
  const waiting = new Map<Batch, Promise<void>>();
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let room = BEACON_BYTES;

  /** Tries one batch; what `post` says of it. If it isn't settled, all of the store is tried again later. */
  async function tried(batch: Batch) {
    const after = await post(batch);
    if (after === undefined) failures = 0;
    else if (after !== null) {
      retry ??= setTimeout(
        drain,
        after || Math.min(FIRST_DELAY_MS * 2 ** failures++, LONGEST_DELAY_MS) * (0.5 + Math.random()),
      );
    }
    return after;
  }

  async function push(batch: Batch): Promise<void> {
    // Until the page has done what it is at, which may be to go away.
    await undefined;
    // What was beaconed or forgotten meanwhile is neither to be sent nor to be kept; nor is what comes after
    // the hub has refused the key.
    if (waiting.has(batch) && (retry || (await tried(batch)) != null) && waiting.has(batch))
      await store._add(batch);
    waiting.delete(batch);
  }

  async function empty(): Promise<void> {
    let missed = false;
    for (const batch of await store._all()) {
      const after = await tried(batch);
      if (after === undefined) {
        await store._remove(batch.id);
        // It is that one batch which does not get through: a later page tries it again.
        if (missed) retry = clearTimeout(retry) as undefined;
      } else {
        // One batch that a firewall takes offence at does not hold up the others.
        if (missed || after === null || after >= 0) return;
        missed = true;
      }
    }
  }

  function drain(): void {
    retry = clearTimeout(retry) as undefined;
    // One tab after the other, so that no batch is sent twice; where there are no locks, without.
    void (async () => navigator.locks.request(lock, empty))().catch(empty);
  }

  /** Sends without waiting for an answer; whether the browser takes it. */
  function beacon(batch: Batch): unknown {
    const body = new Blob([pack(batch, settings.key)], { type: "text/plain" });
    const url = `${settings.host}/v1/events`;
    room -= body.size;
    if (room < 0) return;
    if (navigator.sendBeacon) return navigator.sendBeacon(url, body);
    return send(url, { method: "POST", body, keepalive: true, credentials: "omit" }).catch(() =>
      store._add(batch),
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
      // What is in memory only goes out even if the last attempt failed.
      for (const batch of store._memory.values()) guard(() => beacon(batch));
      for (const batch of waiting.keys()) {
        if ((settings.persistence !== "none" && (retry || !navigator.onLine)) || !guard(() => beacon(batch)))
          store._addNow(batch);
      }
      waiting.clear();
    },
    _return() {
      room = BEACON_BYTES;
    },
    _drop() {
      waiting.clear();
      void store._drop();
    },
    _idle: () => Promise.all(waiting.values()),
  };
}
