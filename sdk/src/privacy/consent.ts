import type { Settings } from "../options.js";
import type { Storage } from "../storage.js";

const NAME = "gosight.consent";

/** Whether this visitor may be observed. */
export interface Consent {
  allowed(): boolean;
  /** Remembers the visitor's own decision. */
  decide(allowed: boolean): void;
}

/**
 * The visitor's own decision counts, and without one the `consent` option; but a signal of the
 * browser (Global Privacy Control, Do Not Track) that the options respect always means no.
 */
export function openConsent(settings: Settings, storage: Storage): Consent {
  return {
    allowed() {
      const { globalPrivacyControl, doNotTrack } = navigator as {
        globalPrivacyControl?: boolean;
        doNotTrack?: string | null;
      };
      if (settings.respectGpc && globalPrivacyControl) return false;
      if (settings.respectDnt && doNotTrack === "1") return false;
      const decided = storage.get(NAME);
      return decided ? decided === "in" : settings.consent !== "required";
    },
    decide(allowed) {
      storage.set(NAME, allowed ? "in" : "out");
    },
  };
}
