import { guard } from "./on.js";

/** The browser's `URL`, by the name that no page has a variable of. */
export const Address: typeof URL = (globalThis as { webkitURL?: typeof URL }).webkitURL ?? URL;

/** Whether a function is the browser's own. */
const isNative = (given: unknown) => /^function \w+\(\) {\s+\[native/.test(`${given}`);

/** What an empty frame has, where a page has put its own in front; undefined where there can be no frame. */
const fromFrame = <T>(pick: (own: typeof globalThis) => T): T | undefined =>
  guard(() => {
    const frame = document.createElement("iframe");
    document.head.append(frame);
    const own = pick(frame.contentWindow as unknown as typeof globalThis);
    frame.remove();
    return own;
  });

/**
 * The browser's own `fetch`. Where a site has put its own in front, which might add its tokens to what goes
 * to the hub, an empty frame gives it.
 */
export function nativeFetch(): typeof fetch {
  const given = window.fetch;
  return isNative(given) ? given : (fromFrame((own) => own.fetch.bind(window)) ?? given);
}

/** The browser's own `JSON`. */
export const nativeJson = (): JSON =>
  isNative(JSON.stringify) && isNative(JSON.parse) ? JSON : (fromFrame((own) => own.JSON) ?? JSON);
