import type { Batcher } from "./batcher.js";
import { warn } from "./on.js";
import type { Options } from "./options.js";
import { PAYLOADS } from "./wire/fields.js";
import type { Event } from "./wire/messages.js";
import { read, write } from "./wire/readable.js";

/**
 * Events are encoded as they are recorded; this makes the site's `beforeSend` see them with names, and
 * hands to `add` what it leaves of them. Pages load it as a script of its own, which spares all others
 * the names.
 */
export function createFilter(
  beforeSend: NonNullable<Options["beforeSend"]>,
  add: Batcher["_add"],
): Batcher["_add"] {
  return ([kind, id, timeMs, payload], page, waitMs) => {
    const [name, fields] = PAYLOADS[kind] as (typeof PAYLOADS)[number];
    const event: Record<string, any> = { id, timeMs, pageIndex: 0, [name]: read(payload, fields) };
    const given = beforeSend(event as Event, page) as typeof event | null;
    if (given?.then) warn("beforeSend must not be async: event dropped");
    // The event stays itself, whatever the site makes of its id.
    else if (given)
      add([kind, id, Number(given.timeMs) || timeMs, write(given[name] ?? {}, fields)], page, waitMs);
  };
}
