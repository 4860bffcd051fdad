/** Runs `work`; nothing that fails in here may reach the site, or its own error tracking. */
export function guard(work: () => void): void {
  try {
    work();
  } catch {
    // The site goes on as if nothing had been there.
  }
}

/** Listens before the page does, without ever holding it up: passive, and failing in silence. */
export function on<E extends Event>(target: EventTarget, types: string, handle: (event: E) => unknown): void {
  for (const type of types.split(" ")) {
    target.addEventListener(type, (event) => guard(() => handle(event as E)), {
      capture: true,
      passive: true,
    });
  }
}
