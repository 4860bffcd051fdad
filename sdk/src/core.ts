import { now } from "./clock.js";
import { guard } from "./on.js";
import type { Settings } from "./options.js";
import type { Marks } from "./privacy/marks.js";
import type { cleanText, toJson } from "./privacy/text.js";
import type { Encoded, Whole } from "./wire/encode.js";
import type { Page, Payloads, ReactionKind } from "./wire/messages.js";

/** An event with its payload encoded; `kind` is the number of the payload's field. */
export type RawEvent = [kind: number, id: string, timeMs: number, payload: Encoded<unknown>];

/** What is known of something that failed. */
export type Failure = Pick<Event, "target" | "type"> & Partial<ErrorEvent & PromiseRejectionEvent>;

/**
 * What the parts that capture see of the SDK. Here and elsewhere, members whose names begin with
 * `_` are of no concern outside of the SDK: the build gives them one letter.
 */
export interface Core {
  readonly _settings: Settings;
  /** The page as the visitor sees it now. */
  _page: Page;
  /** Notes that the visitor is here, which keeps the session alive. */
  _touch(time: number): void;
  /**
   * Records what happened at `time` (ms since 1970; default: now) on `page` (default: the current one).
   * It waits `waitMs` at the longest (default: for most kinds the `batchMs` option).
   */
  _record<K extends keyof Payloads>(
    kind: K,
    payload: Whole<Payloads[K]>,
    time?: number,
    page?: Page,
    waitMs?: number,
  ): void;
  /** An address as it may be sent. */
  _url(address: string | undefined): string;
  /** Makes a free text, or a site's own values as JSON, fit to be sent. */
  readonly _text: typeof cleanText;
  readonly _json: typeof toJson;
  /** How deep page and content were seen since the last question, in thousandths; as soon as it is known. */
  _depth(): [page?: number, content?: number];
  /** Takes what has failed: an `error` or `unhandledrejection` event, or an error that the site caught. */
  _failed(what: Failure): void;
  /** Has the last word before a page is left. */
  readonly _leaving: (() => void)[];
  /** Learns what may be the page's reaction to a click; `target` is what got the focus. */
  _react(kind: ReactionKind, target?: EventTarget): void;
}

/** What captures that deal with elements see, beside that. */
export interface Elements extends Core, Marks {}

/** The wall clock's time, in ms since 1970, of a moment on `performance.now()`'s clock. */
export const wallTime = (moment: number) => Math.round(now() - performance.now() + moment);

/** `part` of `whole` in thousandths, at most 1,000. */
export const permille = (part: number, whole: number) => (whole ? Math.min(1000, (part / whole) * 1000) : 0);

/** How the browser says the document was loaded; undefined where it does not say. */
export const loading = () =>
  guard(() => performance.getEntriesByType("navigation")[0]) as
    | (PerformanceNavigationTiming & { activationStart?: number })
    | undefined;
