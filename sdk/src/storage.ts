import { guard } from "./on.js";

/** What is kept for later: strings by name. Never throws. */
export interface Store {
  _get(name: string): string | undefined;
  /** An empty value forgets it. */
  _set(name: string, value: string): void;
}

const YEAR_S = 31_536_000;

/** Cookies of `domain`, which all of a site's subdomains share. */
export const openCookies = (domain: string): Store => ({
  _get: (name) =>
    guard(() => decodeURIComponent(`; ${document.cookie}`.split(`; ${name}=`)[1]?.split(";")[0] ?? "")),
  _set(name, value) {
    guard(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API answers too late
      document.cookie = `${name}=${encodeURIComponent(value)};domain=${domain};path=/;samesite=lax;max-age=${value ? YEAR_S : 0}${location.protocol === "https:" ? ";secure" : ""}`;
    });
  },
});

/**
 * The browser's storage; memory where the browser denies it (sandboxed frames, blocked site data)
 * and where `area` gives none.
 */
export function openStorage(area: () => Storage | false): Store {
  const kept: Record<string, string> = guard(area) || {};
  return {
    _get: (name) => guard(() => kept[name]),
    _set(name, value) {
      guard(() => {
        if (value) kept[name] = value;
        else delete kept[name];
      });
    },
  };
}
