const two = (number) => String(number).padStart(2, "0");

/** A span of time as `m:ss` or `h:mm:ss`. */
export function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A size in bytes with a unit. */
export function bytes(size) {
  if (size < 1000) return `${size} B`;
  return size < 1e6 ? `${(size / 1e3).toFixed(1)} kB` : `${(size / 1e6).toFixed(1)} MB`;
}

/** A moment in the viewer's own time zone. */
export const moment = (ms) =>
  new Date(ms).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

/** The end of an address that tells it apart from others of its site. */
export function shortUrl(url) {
  try {
    const { host, pathname, search } = new URL(url);
    return pathname === "/" ? host : pathname + search;
  } catch {
    return url ?? "";
  }
}
