import type { Core } from "../core.js";
import { guard } from "../on.js";
import { type Capture, captures } from "../options.js";
import { captureCopy } from "./copy.js";
import { captureForms, captureInputs } from "./fields.js";
import { captureMouse } from "./mouse.js";
import { captureVitals } from "./vitals.js";

export { createReplay } from "../replay.js";

const LATER: Record<string, (core: Core) => void> = {
  vitals: captureVitals,
  mouse: captureMouse,
  copy: captureCopy,
  inputs: captureInputs,
  forms: captureForms,
};

/**
 * Starts what need not be there from a page's first moment: what browsers remember, and what comes late in
 * a visit. Pages load it as a script of its own, which knows the members of `Core` by other names: they are
 * given by position.
 */
export function captureLater(
  _settings: Core["_settings"],
  page: () => Core["_page"],
  ...[_record, _leaving, _blocked, _ignored, _describe, _selectorOf, _onDeep]: [
    Core["_record"],
    Core["_leaving"],
    Core["_blocked"],
    Core["_ignored"],
    Core["_describe"],
    Core["_selectorOf"],
    Core["_onDeep"],
  ]
): void {
  const core = {
    _settings,
    get _page() {
      return page();
    },
    _record,
    _leaving,
    _blocked,
    _ignored,
    _describe,
    _selectorOf,
    _onDeep,
  } as Core;
  for (const what in LATER) {
    if (captures(_settings, what as Capture)) guard(() => LATER[what]?.(core));
  }
}
