import type { Core } from "../core.js";
import { elements } from "../dom/selector.js";
import { on } from "../on.js";
import { COPY } from "../wire/messages.js";

/** Captures where text is copied, and how much; never the text. */
export function captureCopy(core: Core): void {
  on("copy", (event) => {
    const target = core._describe(elements(event));
    if (target) core._record(COPY, { target, length: `${getSelection()}`.length });
  });
}
