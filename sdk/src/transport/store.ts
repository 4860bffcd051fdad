import type { Batch } from "../batcher.js";
import { asJson, fromJson } from "../json.js";
import { guard } from "../on.js";
import { openStorage } from "../storage.js";

// Each may hold 50 KB, and all of the site shares a few MB of `localStorage`.
const LAST_WORDS = 20;
const LONG_WORDS_BYTES = 150_000;

function sizeOf(batch: Batch): number {
  let size = 0;
  for (const { length } of batch.events) size += length;
  return size;
}

/** Batches that wait for a better time, oldest first. */
export interface BatchStore {
  _add(batch: Batch): Promise<unknown>;
  /** The same while the page goes away. */
  _addNow(batch: Batch): void;
  _all(): Promise<Batch[]>;
  _remove(id: string): Promise<unknown>;
  _drop(): Promise<unknown>;
  /** Those that end with the page. */
  readonly _memory: ReadonlyMap<string, Batch>;
}

/**
 * Keeps batches in the IndexedDB called `name`, so that they survive a reload; in memory without a
 * name and where the browser denies it. The oldest go when there are more than `cap`, or more than `bytes` in
 * them. Ids sort by age. What is added while the page goes away is in `localStorage`, too: about every second write to
 * IndexedDB does not come through then.
 */
export function openStore(name: string | false, cap: number, bytes = Number.POSITIVE_INFINITY): BatchStore {
  const memory = new Map<string, Batch>();
  let opened: Promise<IDBDatabase> | undefined;

  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });

  /** Calls a method of the object store; undefined where there is none, or where it fails. */
  async function ask(method: "put" | "getAll" | "delete" | "clear", given?: unknown): Promise<unknown> {
    try {
      if (!name) return;
      if (!opened) {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.result.createObjectStore("b", { keyPath: "id" });
        opened = settle(request);
      }
      const transaction = (await opened).transaction("b", "readwrite");
      const result = settle(transaction.objectStore("b")[method](given as never) as IDBRequest);
      // A page that goes away would not live to see the transaction end by itself.
      transaction.commit();
      return await result;
    } catch {}
  }

  const local = openStorage(() => !!name && localStorage);
  const key = `${name}.left`;
  /** Takes out what was added while a page went away. */
  const take = () => {
    const text = local._get(key) as string;
    local._set(key, "");
    return (
      guard(() =>
        (
          fromJson(text, (_, value) =>
            value.map && value[0] >= 0 ? Uint8Array.from(value) : value,
          ) as Batch[]
        ).filter((one) => one.id),
      ) ?? []
    );
  };

  async function add(batch: Batch): Promise<void> {
    if (!(await ask("put", batch))) memory.set(batch.id, batch);
  }

  const all = async () => {
    for (const one of take()) await add(one);
    return [...(((await ask("getAll")) as Batch[]) ?? []), ...memory.values()];
  };
  const remove = (id: string) => {
    memory.delete(id);
    return ask("delete", id);
  };

  return {
    _memory: memory,
    _addNow(batch) {
      // A large one would take the site's own room there.
      guard(
        () =>
          sizeOf(batch) < LONG_WORDS_BYTES &&
          local._set(
            key,
            asJson([...take(), batch].slice(-LAST_WORDS), (_, value) =>
              value instanceof Uint8Array ? [...value] : value,
            ),
          ),
      );
      void ask("put", batch);
    },
    async _add(batch) {
      await add(batch);
      let left = bytes;
      const kept = (await all()).reverse();
      for (const one of kept) {
        left -= sizeOf(one);
        if (left < 0 || kept.indexOf(one) >= cap) await remove(one.id);
      }
    },
    _all: all,
    _remove: remove,
    _drop() {
      memory.clear();
      take();
      return ask("clear");
    },
  };
}
