import type { Settings } from "./options.js";
import type { Marks } from "./privacy/marks.js";
import type { Page, Payloads } from "./wire/messages.js";

/** How an event is recorded. */
export interface Recording {
  /** When it happened, in ms since 1970. Default: now. */
  time?: number;
  /** On which page. Default: the current one. */
  page?: Page;
  /** Whether it shows that the visitor is here, and so keeps the session alive. */
  active?: boolean;
  /** The longest it may wait to be sent, in ms. Default: the `batchMs` option. */
  waitMs?: number;
}

/** What the parts that capture see of the SDK. */
export interface Core {
  readonly settings: Settings;
  readonly marks: Marks;
  /** The page as the visitor sees it now. */
  page: Page;
  /** Notes that the visitor is here, which keeps the session alive. */
  touch(time: number): void;
  record<K extends keyof Payloads>(kind: K, payload: Payloads[K], how?: Recording): void;
  /** An address as it may be sent. */
  url(address: string | undefined): string;
  /** Has the last word before a page is left. */
  readonly leaving: (() => void)[];
  /** Learns that the address may have changed. */
  readonly moved: (() => void)[];
  /** Learns that a request begins. */
  readonly requested: (() => void)[];
}

/** Calls all of `listeners`. */
export function tell(listeners: (() => void)[]): void {
  for (const listener of listeners) listener();
}

/** The wall clock's time, in ms since 1970, of a moment on `performance.now()`'s clock. */
export const wallTime = (moment: number) => Date.now() - performance.now() + moment;

/** `part` of `whole` in thousandths. */
export const permille = (part: number, whole: number) => (whole ? (part / whole) * 1000 : 0);
