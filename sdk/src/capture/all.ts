import type { Core } from "../core.js";
import { captures } from "../options.js";
import { captureClicks } from "./clicks.js";
import { type Pages, capturePages } from "./pages.js";

/** Starts everything that the options ask for. */
export function captureAll(core: Core, nextId: () => string): Pages {
  const { settings } = core;
  if (captures(settings, "clicks")) captureClicks(core);
  return capturePages(core, nextId);
}
