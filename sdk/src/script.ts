import { createSdk, type GoSight } from "./gosight.js";
import type { Options } from "./options.js";

/** Replaced by the package's version when the SDK is built. */
declare const SDK_VERSION: string;

/** What a page may have put into `window.gosight` before this script came: the calls to make. */
type Early = [name: keyof GoSight, ...given: unknown[]][];

/** `data-batch-ms="1000"` gives `batchMs: 1000`, `data-allowed-query='["q"]'` gives a list. */
function optionsOf(data: DOMStringMap): Record<string, unknown> {
  const read = (text = "") => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  };
  return Object.fromEntries(Object.entries(data).map(([name, text]) => [name, read(text)]));
}

const shared = window as unknown as { gosight?: GoSight & { q?: Early } };
const script = document.currentScript as HTMLScriptElement | null;

// The tag may be on the page twice.
if (!shared.gosight || shared.gosight.q) {
  const early = shared.gosight?.q ?? [];
  const gosight = createSdk(
    (host) => import(`${new URL(`gosight-before-send-${SDK_VERSION}.js`, script?.src || `${host}/sdk/`)}`),
  );
  const { init } = gosight;
  const host = script?.src && new URL(script.src).origin;
  gosight.init = (options) => init({ host, ...options } as Options);
  shared.gosight = gosight;
  if (script?.dataset.key) gosight.init(optionsOf(script.dataset) as unknown as Options);
  for (const [name, ...given] of early) (gosight[name] as (...given: unknown[]) => unknown)(...given);
}
