import { own } from "../dom/own.js";
import type { Settings } from "../options.js";

/** Finds the marks by which a site says what must not be seen. Paths go from an element up. */
export interface Marks {
  /** Whether nothing at all may be captured here. */
  _blocked(path: Element[]): unknown;
  /** Whether texts here must not be sent. */
  _masked(path: Element[]): unknown;
  /** Whether changes of this field must not be noted. */
  _ignored(path: Element[]): unknown;
  /** Select what is blocked, masked and ignored; an element's text is without the first two. */
  readonly _block: string;
  readonly _mask: string;
  readonly _ignore: string;
}

/** The innermost element of `path` that `selector` matches. */
export const find = (path: Element[], selector: string) =>
  path.find((element) => own(element, "matches")(selector));

// Our own marks and, so that a site can move here without touching its pages, those of rrweb and
// Sentry (the same words), PostHog and OpenReplay.
const marks = (word: string, others: string, more?: string) =>
  `.gs-${word},.rr-${word},.sentry-${word},[data-gosight-${word}],[data-sentry-${word}],${others},${more || others}`;

/** The marks, with those that `settings` add. */
export function createMarks(settings: Settings): Marks {
  const block = marks("block", ".ph-no-capture,[data-openreplay-hidden]", settings.blockSelector);
  const mask = marks(
    "mask",
    ".ph-mask,.ph-sensitive,[data-openreplay-obscured],[data-openreplay-masked]",
    settings.maskTextSelector,
  );
  const ignore = marks("ignore", ".ph-ignore-input");
  return {
    _blocked: (path) => find(path, block),
    _masked: (path) => settings.maskAllText || find(path, mask),
    _ignored: (path) => find(path, ignore),
    _block: block,
    _mask: mask,
    _ignore: ignore,
  };
}
