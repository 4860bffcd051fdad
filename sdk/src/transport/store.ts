import type { Batch } from "../batcher.js";

/** Batches that wait for a better time, oldest first. */
export interface BatchStore {
  put(batch: Batch): Promise<unknown>;
  all(): Promise<Batch[]>;
  remove(id: string): Promise<unknown>;
  clear(): Promise<unknown>;
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

  async function run<T>(use: (batches: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    if (!name) return;
    try {
      opened ??= new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.result.createObjectStore("b", { keyPath: "id" });
        settle(request).then(resolve, reject);
      });
      const transaction = (await opened).transaction("b", "readwrite");
      const result = settle(use(transaction.objectStore("b")));
      // A page that goes away would not live to see the transaction end by itself.
      transaction.commit();
      return await result;
    } catch {
      return;
    }
  }

  return {
    async put(batch) {
      if (!(await run((batches) => batches.put(batch)))) memory.set(batch.id, batch);
      const kept = await this.all();
      for (const { id } of kept.slice(0, -cap)) await this.remove(id);
    },
    all: async () => [...((await run<Batch[]>((batches) => batches.getAll())) ?? []), ...memory.values()],
    remove(id) {
      memory.delete(id);
      return run((batches) => batches.delete(id));
    },
    clear() {
      memory.clear();
      return run((batches) => batches.clear());
    },
  };
}
