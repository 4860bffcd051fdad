/** Reads from a browser storage, which can be disabled. */
export function readStored(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Writes to a browser storage, or removes with null; without storage, nothing is kept. */
export function writeStored(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // A preference that can't be kept is not worth a failure.
  }
}

export const local = () => window.localStorage;
export const session = () => window.sessionStorage;
