import type { Core } from "../core.js";
import { findRoots } from "../dom/roots.js";
import { type Capture, captures } from "../options.js";
import { captureClicks } from "./clicks.js";
import { captureCopy } from "./copy.js";
import { captureErrors } from "./errors.js";
import { captureFields } from "./fields.js";
import { captureMouse } from "./mouse.js";
import { capturePages, type Pages } from "./pages.js";
import { captureRequests } from "./requests.js";
import { captureVisibility } from "./visibility.js";
import { captureVitals } from "./vitals.js";

/** Starts everything that the options ask for. */
export function captureAll(core: Core, nextId: () => string): Pages {
  const wants = (what: Capture) => captures(core._settings, what);
  findRoots();
  // First, so that all else knows its page; what it tells of a page's end, it tells last.
  const pages = capturePages(core, nextId);
  if (wants("clicks")) captureClicks(core);
  if (wants("mouse")) captureMouse(core);
  if (wants("copy")) captureCopy(core);
  if (wants("requests")) captureRequests(core);
  if (wants("vitals")) captureVitals(core);
  if (wants("visibility")) captureVisibility(core);
  captureErrors(core, wants("errors"), wants("resources"));
  captureFields(core, wants("inputs"), wants("forms"));
  return pages;
}
