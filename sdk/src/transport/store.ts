import type { Batch } from "../batcher.js";

/** Batches that wait for a better time, oldest first. */
export interface BatchStore {
  put(batch: Batch): Promise<unknown>;
  all(): Promise<Batch[]>;
  remove(id: string): Promise<unknown>;
  clear(): Promise<unknown>;
}

/** Keeps batches until the page is left. The oldest go when there are more than `cap`. */
export function memoryStore(cap: number): BatchStore {
  const kept = new Map<string, Batch>();
  return {
    async put(batch) {
      kept.set(batch.id, batch);
      for (const id of kept.keys()) if (kept.size > cap) kept.delete(id);
    },
    all: async () => [...kept.values()],
    remove: async (id) => kept.delete(id),
    clear: async () => kept.clear(),
  };
}

/**
 * Keeps batches in IndexedDB, so that they survive a reload; in memory where the browser denies
 * that. The oldest go when there are more than `cap`. Ids must sort by age.
 */
export function indexedStore(name: string, cap: number): BatchStore {
  const memory = memoryStore(cap);
  let opened: Promise<IDBDatabase> | undefined;

  function run<T>(use: (batches: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("b", { keyPath: "id" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });
    return opened.then(
      (database) =>
        new Promise((resolve, reject) => {
          const request = use(database.transaction("b", "readwrite").objectStore("b"));
          request.onsuccess = () => resolve(request.result);
          request.onerror = reject;
        }),
    );
  }

  return {
    put: (batch) =>
      run((batches) => {
        const keys = batches.getAllKeys();
        keys.onsuccess = () => {
          for (const key of keys.result.slice(0, -cap)) batches.delete(key);
        };
        return batches.put(batch);
      }).catch(() => memory.put(batch)),
    all: () =>
      run<Batch[]>((batches) => batches.getAll()).then(
        async (found) => [...found, ...(await memory.all())],
        memory.all,
      ),
    remove: (id) => Promise.all([memory.remove(id), run((batches) => batches.delete(id)).catch(() => {})]),
    clear: () => Promise.all([memory.clear(), run((batches) => batches.clear()).catch(() => {})]),
  };
}
