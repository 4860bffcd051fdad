import { guard } from "./on.js";

/**
 * The browser's own `fetch`. Where a site has put its own in front, which might add its tokens to what goes
 * to the hub, an empty frame gives it.
 */
export function nativeFetch(): typeof fetch {
  const given = window.fetch;
  if (/^function fetch\(\) {\s+\[native/.test(`${given}`)) return given;
  return (
    guard(() => {
      const frame = document.createElement("iframe");
      document.head.append(frame);
      const own = (frame.contentWindow as typeof window).fetch.bind(window);
      frame.remove();
      return own;
    }) ?? given
  );
}
