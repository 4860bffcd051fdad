/**
 * Listens to `type` before the page does, without ever holding it up: passive, and an error in
 * `handle` stays inside.
 */
export function on<E extends globalThis.Event>(
  target: EventTarget,
  type: string,
  handle: (event: E) => void,
): void {
  target.addEventListener(type, (event) => guard(() => handle(event as E)), {
    capture: true,
    passive: true,
  });
}

/** Runs `work`; the site must not notice when it fails. */
export function guard(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing that goes wrong in here may reach the site, or its own error tracking.
  }
}

/** Calls `work` once, `ms` after the last of a row of calls. */
export function settled(ms: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => guard(work), ms);
  };
}
