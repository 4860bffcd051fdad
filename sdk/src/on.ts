/** What Angular leaves of itself in a page; its zones follow timers and listeners, and check the page after each. */
declare const Zone: { root?: { run?<T>(work: () => T): T } } | undefined;

/**
 * Does `work` outside of Angular's zone; nothing that fails in there may reach the site, or its own
 * error tracking.
 */
export function guard<T>(work: () => T, failed?: (error: unknown) => void): T | undefined {
  try {
    const root = typeof Zone === "undefined" ? undefined : Zone?.root;
    return root?.run ? root.run(work) : work();
  } catch (error) {
    // The site goes on as if nothing had been there.
    failed?.(error);
  }
}

const said = new Set<string>();

/** Says something to the site's developers, once. */
export function warn(text: string): void {
  if (!said.has(text)) console.warn(`[gosight] ${text}`);
  said.add(text);
}

let heard: [type: string, handle: (event: Event) => unknown][] | undefined;

/** Does `work`, and gives what passes an event to all that `work` has had listen in the window. */
export function listening(work: () => void): (event: Event) => void {
  const all: typeof heard = [];
  heard = all;
  work();
  heard = undefined;
  return (event) => {
    for (const [type, handle] of all) if (type === event.type) guard(() => handle(event));
  };
}

/** What is done again once the page has written itself anew, for `document.open` takes all listeners away. */
const lasting: (() => void)[] = [];
let written: Element | null | undefined;

/** Does `work` each time that the page was written anew. */
export function onRewritten(work: () => void): void {
  lasting.push(work);
  guard(() => {
    if (written) return;
    written = document.documentElement;
    new MutationObserver(() => {
      const now = document.documentElement;
      if (!now || now === written) return;
      written = now;
      for (const one of lasting) guard(one);
    }).observe(document, { childList: true });
  });
}

/** Listens before the page does, without ever holding it up: passive, and failing in silence. */
export function on<E extends Event>(
  types: string,
  handle: (event: E) => unknown,
  target: EventTarget = window,
): void {
  for (const type of types.split(" ")) {
    if (target === window) heard?.push([type, handle as (event: Event) => unknown]);
    const listener = (event: Event) => guard(() => handle(event as E));
    const listen = () => target.addEventListener(type, listener, { capture: true, passive: true });
    listen();
    if (target === window) onRewritten(listen);
  }
}

/** Calls `handle` when the page is hidden, as it also is before it goes away. */
export const onHidden = (handle: () => void): void =>
  on("visibilitychange", () => document.hidden && handle());

/** Does `work` when the page has nothing better to do, at the latest after `mostMs`; soon where browsers don't tell. */
export function whenIdle(work: () => void, mostMs: number): void {
  const idle = (window as Partial<Window>).requestIdleCallback;
  if (idle) idle(work, { timeout: mostMs });
  else setTimeout(work, 30);
}
