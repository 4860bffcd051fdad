import type { Batch } from "../batcher.js";

/** Batches that wait for a better time, oldest first. */
export interface BatchStore {
  _add(batch: Batch): Promise<unknown>;
  _all(): Promise<Batch[]>;
  _remove(id: string): Promise<unknown>;
  _drop(): Promise<unknown>;
}

/**
 * Keeps batches in the IndexedDB called `name`, so that they survive a reload; in memory without a
 * name and where the browser denies it. The oldest go when there are more than `cap`. Ids sort by
 * age.
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

  const all = async () => [...(((await ask("getAll")) as Batch[]) ?? []), ...memory.values()];
  const remove = (id: string) => {
    memory.delete(id);
    return ask("delete", id);
  };

  return {
    async _add(batch) {
      if (!(await ask("put", batch))) memory.set(batch.id, batch);
      for (const one of (await all()).slice(0, -cap)) await remove(one.id);
    },
    _all: all,
    _remove: remove,
    _drop() {
      memory.clear();
      return ask("clear");
    },
  };
}
