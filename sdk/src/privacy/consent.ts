import type { Settings } from "../options.js";
import type { Store } from "../storage.js";

/** Where the last decision is kept: `optIn` or `optOut`. */
export const CONSENT = "gosight.consent";

/**
 * Whether this visitor may be observed. Their own decision counts, and without one the `consent`
 * option; but a signal of the browser (Global Privacy Control, Do Not Track) that the options
 * respect always means no.
 */
export function mayObserve(settings: Settings, decisions: Store): boolean {
  // A page that the browser prepares in advance is no visit yet.
  const browser = navigator as { globalPrivacyControl?: boolean; doNotTrack?: string | null };
  if (
    (document as { prerendering?: boolean }).prerendering ||
    (settings.respectGpc !== false && browser.globalPrivacyControl) ||
    (settings.respectDnt !== false && browser.doNotTrack === "1")
  )
    return false;
  const decision = decisions._get(CONSENT);
  return decision ? decision === "optIn" : settings.consent !== "required";
}
