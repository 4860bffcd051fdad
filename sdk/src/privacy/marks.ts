import type { Settings } from "../options.js";

// Our own marks and, so that a site can move here without touching its pages, those of rrweb,
// PostHog, Sentry and OpenReplay.
const BLOCK =
  ".gs-block,[data-gosight-block],.rr-block,.ph-no-capture,.sentry-block,[data-sentry-block],[data-openreplay-hidden]";
const MASK =
  ".gs-mask,[data-gosight-mask],.rr-mask,.ph-mask,.ph-sensitive,.sentry-mask,[data-sentry-mask],[data-openreplay-obscured],[data-openreplay-masked]";
const IGNORE =
  ".gs-ignore,[data-gosight-ignore],.rr-ignore,.ph-ignore-input,.sentry-ignore,[data-sentry-ignore]";

/** Finds the marks by which a site says what must not be seen. */
export interface Marks {
  /** Whether nothing at all may be captured here. */
  blocked(path: Element[]): boolean;
  /** Whether texts here must not be sent. */
  masked(path: Element[]): boolean;
  /** Whether changes of this field must not be noted. */
  ignored(path: Element[]): boolean;
  /** Selects what must be left out of an element's text. */
  readonly hidden: string;
}

/** The marks that `settings` add to. Paths go from an element up through all shadow roots. */
export function createMarks({ maskAllText, maskTextSelector, blockSelector }: Settings): Marks {
  const block = blockSelector ? `${BLOCK},${blockSelector}` : BLOCK;
  const mask = maskTextSelector ? `${MASK},${maskTextSelector}` : MASK;
  const any = (path: Element[], selector: string) => path.some((element) => element.matches(selector));
  return {
    blocked: (path) => any(path, block),
    masked: (path) => !!maskAllText || any(path, mask),
    ignored: (path) => any(path, IGNORE),
    hidden: `${block},${mask}`,
  };
}
