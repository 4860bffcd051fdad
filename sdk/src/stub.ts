/**
 * Stands in for the SDK until it is loaded: remembers calls, which the SDK then makes. Safe to run
 * twice.
 */
const shared = window as unknown as { gosight?: Record<string, unknown> };

if (!shared.gosight) {
  const calls: unknown[][] = [];
  const stub: Record<string, unknown> = { q: calls };
  const names =
    "init track page identify alias reset captureException optIn optOut flush startReplay stopReplay";
  for (const name of names.split(" ")) {
    stub[name] = (...given: unknown[]) => {
      calls.push([name, ...given]);
    };
  }
  shared.gosight = stub;
}
