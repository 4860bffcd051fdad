import type { Identity } from "./identity.js";
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
  readonly identity: Identity;
  readonly marks: Marks;
  /** The page as the visitor sees it now. */
  page: Page;
  /** Whether anything may be recorded now. */
  allowed(): boolean;
  record<K extends keyof Payloads>(kind: K, payload: Payloads[K], how?: Recording): void;
  /** An address as it may be sent. */
  url(address: string | undefined | null): string;
  /** What wants to have the last word before a page is left. */
  readonly leaving: (() => void)[];
  /** What wants to know that the address changed, or that a request began. */
  readonly moved: (() => void)[];
  readonly requested: (() => void)[];
}
