import type { Elements } from "../core.js";
import { elements } from "../dom/selector.js";
import { describe } from "../dom/target.js";
import { on } from "../on.js";
import { COPY } from "../wire/messages.js";

/** Captures where text is copied, and how much; never the text. */
export function captureCopy(core: Elements): void {
  on("copy", (event) => {
    const target = describe(core, elements(event));
    if (target) core._record(COPY, { target, length: `${getSelection()}`.length });
  });
}
