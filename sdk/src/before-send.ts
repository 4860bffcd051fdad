import type { RawEvent } from "./core.js";
import type { Options } from "./options.js";
import { PAYLOADS } from "./wire/fields.js";
import type { Event, Page } from "./wire/messages.js";
import { read, write } from "./wire/readable.js";

/** Shows an event to the site; gives back what it made of it, or undefined if it dropped it. */
export type Filter = (event: RawEvent, page: Page) => RawEvent | undefined;

/**
 * Events are encoded as they are recorded; this makes the site's `beforeSend` see them with names.
 * Pages load it as a script of its own, which spares all others the names.
 */
export function createFilter(beforeSend: NonNullable<Options["beforeSend"]>): Filter {
  return ([kind, id, timeMs, payload], page) => {
    const [name, fields] = PAYLOADS[kind] as (typeof PAYLOADS)[number];
    const event: Record<string, any> = { id, timeMs, pageIndex: 0, [name]: read(payload, fields) };
    const given = beforeSend(event as Event, page) as typeof event | null;
    if (given) return [kind, given.id, given.timeMs, write(given[name] ?? {}, fields)];
  };
}
