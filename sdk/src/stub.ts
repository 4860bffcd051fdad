/**
 * Stands in for the SDK until it is loaded: remembers calls, which the SDK then makes. Safe to run
 * twice.
 */
import { CALLS } from "./gosight.js";

const shared = window as unknown as { gosight?: Record<string, unknown> };

if (!shared.gosight) {
  const calls: unknown[][] = [];
  const stub: Record<string, unknown> = { q: calls };
  for (const name of `init ${CALLS}`.split(" ")) {
    stub[name] = (...given: unknown[]) => {
      calls.push([name, ...given]);
    };
  }
  shared.gosight = stub;
}
