/** What is kept for later: strings by name. Never throws. */
export interface Store {
  _get(name: string): string | null | undefined;
  /** An empty value forgets it. */
  _set(name: string, value: string): void;
}

/**
 * The browser's storage; memory where the browser denies it (sandboxed frames, blocked site data)
 * and where `area` gives none.
 */
export function openStorage(area: () => Storage | false): Store {
  const memory: Record<string, string> = {};
  return {
    _get(name) {
      try {
        return (area() as Storage).getItem(name);
      } catch {
        return memory[name];
      }
    },
    _set(name, value) {
      try {
        const storage = area() as Storage;
        if (value) storage.setItem(name, value);
        else storage.removeItem(name);
      } catch {
        memory[name] = value;
      }
    },
  };
}
