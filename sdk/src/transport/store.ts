import type { Batch } from "../batcher.js";
import { guard } from "../on.js";
import { openStorage } from "../storage.js";

// Each may hold 50 KB, and all of the site shares a few MB of `localStorage`.
const LAST_WORDS = 20;

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
 * name and where the browser denies it. The oldest go when there are more than `cap`. Ids sort by
 * age. What is added while the page goes away is in `localStorage`, too: about every second write to
 * IndexedDB does not come through then.
 */
export function openStore(name: string | false, cap: number): BatchStore {
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
  const left = () =>
    guard(() =>
      (
        JSON.parse(local._get(key) as string, (field, value) =>
          field !== "id" && value.trim ? Uint8Array.from(value, (one: string) => one.charCodeAt(0)) : value,
        ) as Batch[]
      ).filter((one) => one.id),
    ) ?? [];
  const leave = (batches: Batch[]) =>
    local._set(
      key,
      batches[0]
        ? JSON.stringify(batches, (_, value) =>
            value instanceof Uint8Array ? String.fromCharCode(...value) : value,
          )
        : "",
    );

  const all = async () => [
    ...new Map(
      [...(((await ask("getAll")) as Batch[]) ?? []), ...memory.values(), ...left()].map((one) => [
        one.id,
        one,
      ]),
    ).values(),
  ];
  const remove = (id: string) => {
    memory.delete(id);
    leave(left().filter((one) => one.id !== id));
    return ask("delete", id);
  };

  return {
    _memory: memory,
    _addNow(batch) {
      guard(() => leave([...left(), batch].slice(-LAST_WORDS)));
      void ask("put", batch);
    },
    async _add(batch) {
      if (!(await ask("put", batch))) memory.set(batch.id, batch);
      for (const one of (await all()).slice(0, -cap)) await remove(one.id);
    },
    _all: all,
    _remove: remove,
    _drop() {
      memory.clear();
      leave([]);
      return ask("clear");
    },
  };
}
