import { guard } from "../on.js";

// What every site may keep: from where a visitor came.
const USUAL = /^(ref|utm_(source|medium|campaign|term|content))$/;

/**
 * Makes an address fit to be sent: allowed query parameters only, no user name or password, and of
 * the hash only what comes before a parameter. Of an address that isn't http(s), only the scheme.
 */
export function cleanUrl(address: string, allowed?: string[]): string {
  return (
    guard(() => {
      const url = new URL(address, location.href);
      if (!/^http/.test(url.protocol)) return url.protocol;
      for (const name of [...url.searchParams.keys()]) {
        if (!(allowed?.includes(name) ?? USUAL.test(name))) url.searchParams.delete(name);
      }
      url.username = url.password = "";
      url.hash = url.hash.replace(/[?&=].*/, "");
      return url.href.slice(0, 2000);
    }) ?? ""
  );
}
