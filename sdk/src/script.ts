import { createSdk, type Early, type GoSight } from "./gosight.js";
import { fromJson } from "./json.js";
import { Address } from "./native.js";
import { guard } from "./on.js";
import type { Options } from "./options.js";

/** `data-batch-ms="1000"` gives `batchMs: 1000`, `data-allowed-query='["q"]'` gives a list. */
function optionsOf(data: DOMStringMap): Record<string, unknown> {
  const options: Record<string, unknown> = { ...data };
  for (const name of Object.keys(data)) guard(() => (options[name] = fromJson(data[name] as string)));
  return options;
}

const shared = window as unknown as { gosight?: GoSight & { q?: Early[] } };
/** What is called so already: this script, the stub, or an element or frame of the page's with this id. */
const present = guard(() => (shared.gosight?.init ? shared.gosight : undefined));

// The tag may be on the page twice.
if (!present || present.q) {
  // Modules don't know their tag.
  const script = (document.currentScript ??
    document.querySelector("script[src*=gosight][data-key]")) as HTMLScriptElement | null;
  const host = script?.src && new Address(script.src).origin;
  const early = present?.q ?? [];
  const gosight = createSdk((hub, part) => import(`${hub}/sdk/${part}.js`), host, true, early);
  shared.gosight = gosight;
  if (script?.dataset?.key) gosight.init(optionsOf(script.dataset) as unknown as Options);
  for (const [name, options] of [...early]) if (name === "init") gosight.init(options as Options);
}
