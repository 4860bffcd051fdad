/** Does `work`; nothing that fails in there may reach the site, or its own error tracking. */
export function guard<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // The site goes on as if nothing had been there.
  }
}

/** Listens before the page does, without ever holding it up: passive, and failing in silence. */
export function on<E extends Event>(
  types: string,
  handle: (event: E) => unknown,
  target: EventTarget = window,
): void {
  for (const type of types.split(" ")) {
    target.addEventListener(type, (event) => guard(() => handle(event as E)), {
      capture: true,
      passive: true,
    });
  }
}

/** Calls `handle` when the page is hidden, as it also is before it goes away. */
export const onHidden = (handle: () => void): void =>
  on("visibilitychange", () => document.hidden && handle());
