/** What is kept for later: strings by name. Never throws. */
export interface Store {
  get(name: string): string | null | undefined;
  /** `null` forgets it. */
  set(name: string, value: string | null): void;
}

/**
 * The browser's storage; memory where the browser denies it (sandboxed frames, blocked site data)
 * and where `area` gives none.
 */
export function openStorage(area: () => Storage | false): Store {
  const memory = new Map<string, string | null>();
  return {
    get(name) {
      try {
        return (area() as Storage).getItem(name);
      } catch {
        return memory.get(name);
      }
    },
    set(name, value) {
      try {
        if (value === null) (area() as Storage).removeItem(name);
        else (area() as Storage).setItem(name, value);
      } catch {
        memory.set(name, value);
      }
    },
  };
}
