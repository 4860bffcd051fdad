import { type GoSight, createGoSight } from "./gosight.js";
import type { Options } from "./options.js";

type Call = [name: keyof GoSight, ...given: unknown[]];

/** What a page may have put into `window.gosight` before this script came: calls to make. */
interface Stub {
  q?: Call[];
}

/** Reads the options off the script tag: `data-key`, `data-host`, `data-respect-dnt` and so on. */
function optionsOf(script: HTMLScriptElement): Options {
  const options: Record<string, unknown> = { host: new URL(script.src).origin };
  for (const [name, value] of Object.entries(script.dataset)) {
    options[name] = value === "true" || (value === "false" ? false : value);
  }
  if (typeof options.allowedQuery === "string") options.allowedQuery = options.allowedQuery.split(/[\s,]+/);
  for (const name of ["batchSize", "batchMs", "slowRequestMs"]) {
    if (options[name]) options[name] = Number(options[name]);
  }
  return options as unknown as Options;
}

const shared = window as unknown as { gosight?: GoSight & Stub };
const script = document.currentScript as HTMLScriptElement | null;

// The tag may be on the page twice.
if (!shared.gosight || shared.gosight.q) {
  const early = shared.gosight?.q ?? [];
  const gosight = createGoSight();
  shared.gosight = gosight;
  const origin = script ? new URL(script.src).origin : undefined;
  if (script?.dataset.key) gosight.init(optionsOf(script));
  for (const [name, ...given] of early) {
    if (name === "init") gosight.init({ host: origin, ...(given[0] as Options) });
    else (gosight[name] as (...given: unknown[]) => unknown)(...given);
  }
}
