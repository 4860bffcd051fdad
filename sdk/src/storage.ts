/** What is kept for later: strings by name. Never throws. */
export interface Storage {
  get(name: string): string | null;
  /** `null` forgets it. */
  set(name: string, value: string | null): void;
}

/**
 * The browser's storage, or memory where the browser denies it (sandboxed frames, blocked site
 * data) or `area` is undefined.
 */
export function openStorage(area: (() => globalThis.Storage) | undefined): Storage {
  const memory = new Map<string, string>();
  const attempt = (use: (storage: globalThis.Storage) => string | null | void): string | null => {
    try {
      return (area && use(area())) ?? null;
    } catch {
      return null;
    }
  };
  return {
    get: (name) => attempt((storage) => storage.getItem(name)) ?? memory.get(name) ?? null,
    set(name, value) {
      if (value === null) {
        memory.delete(name);
        attempt((storage) => storage.removeItem(name));
      } else {
        memory.set(name, value);
        attempt((storage) => storage.setItem(name, value));
      }
    },
  };
}
