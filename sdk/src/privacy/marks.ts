import type { Settings } from "../options.js";

/** Finds the marks by which a site says what must not be seen. Paths go from an element up. */
export interface Marks {
  /** Whether nothing at all may be captured here. */
  _blocked(path: Element[]): boolean;
  /** Whether texts here must not be sent. */
  _masked(path: Element[]): boolean;
  /** Whether changes of this field must not be noted. */
  _ignored(path: Element[]): boolean;
  /** Selects what must be left out of an element's text. */
  _hidden: string;
}

/** Whether `selector` matches an element of `path`. */
export const any = (path: Element[], selector: string) => path.some((element) => element.matches(selector));

// Our own marks and, so that a site can move here without touching its pages, those of rrweb and
// Sentry (the same words), PostHog and OpenReplay.
const marks = (word: string, ...others: (string | undefined)[]) =>
  `.gs-${word},.rr-${word},.sentry-${word},[data-gosight-${word}],[data-sentry-${word}],${others.filter(Boolean)}`;

/** The marks, with those that `settings` add. */
export function createMarks({ maskAllText, maskTextSelector, blockSelector }: Settings): Marks {
  const block = marks("block", ".ph-no-capture,[data-openreplay-hidden]", blockSelector);
  const mask = marks(
    "mask",
    ".ph-mask,.ph-sensitive,[data-openreplay-obscured],[data-openreplay-masked]",
    maskTextSelector,
  );
  return {
    _blocked: (path) => any(path, block),
    _masked: (path) => maskAllText || any(path, mask),
    _ignored: (path) => any(path, marks("ignore", ".ph-ignore-input")),
    _hidden: `${block},${mask}`,
  };
}
