import type { Core } from "../core.js";
import { findRoots } from "../dom/roots.js";
import { guard } from "../on.js";
import { type Capture, captures } from "../options.js";
import { captureClicks } from "./clicks.js";
import { captureCopy } from "./copy.js";
import { captureErrors, captureResources } from "./errors.js";
import { captureForms, captureInputs } from "./fields.js";
import { captureMouse } from "./mouse.js";
import { capturePages, type Pages } from "./pages.js";
import { captureRequests } from "./requests.js";
import { captureVisibility } from "./visibility.js";
import { captureVitals } from "./vitals.js";

const ALL: Record<string, (core: Core) => void> = {
  clicks: captureClicks,
  mouse: captureMouse,
  copy: captureCopy,
  requests: captureRequests,
  vitals: captureVitals,
  visibility: captureVisibility,
  errors: captureErrors,
  resources: captureResources,
  inputs: captureInputs,
  forms: captureForms,
};

/** Starts everything that the options ask for. */
export function captureAll(core: Core): Pages {
  findRoots();
  // First, so that all else knows its page; what it tells of a page's end, it tells last.
  const pages = capturePages(core);
  for (const what in ALL) {
    // What a browser lacks for one must not cost the others.
    if (captures(core._settings, what as Capture)) guard(() => ALL[what]?.(core));
  }
  return pages;
}
