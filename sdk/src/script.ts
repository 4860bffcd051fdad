import { createSdk, type GoSight } from "./gosight.js";
import { guard } from "./on.js";
import type { Options } from "./options.js";

/** What a page may have put into `window.gosight` before this script came: the calls to make. */
type Early = [name: keyof GoSight, ...given: unknown[]][];

/** `data-batch-ms="1000"` gives `batchMs: 1000`, `data-allowed-query='["q"]'` gives a list. */
function optionsOf(data: DOMStringMap): Record<string, unknown> {
  const options: Record<string, unknown> = { ...data };
  for (const name in data) guard(() => (options[name] = JSON.parse(data[name] as string)));
  return options;
}

const shared = window as unknown as { gosight?: GoSight & { q?: Early } };
const { gosight: present } = shared;
const script = document.currentScript as HTMLScriptElement | null;

// The tag may be on the page twice.
if (!present || present.q) {
  const host = script?.src && new URL(script.src).origin;
  const gosight = createSdk((hub) => import(`${hub}/sdk/before-send.js`), host);
  shared.gosight = gosight;
  if (script?.dataset.key) gosight.init(optionsOf(script.dataset) as unknown as Options);
  for (const [name, ...given] of present?.q ?? [])
    (gosight[name] as (...given: unknown[]) => unknown)(...given);
}
