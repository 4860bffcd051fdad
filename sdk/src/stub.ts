/**
 * Stands in for the SDK until it is loaded: remembers calls, which the SDK then makes. Safe to run
 * twice.
 */
import { CALLS, type Early, note, offer } from "./gosight.js";

const shared = window as unknown as { gosight?: Record<string, unknown> };

// An element with this id has that name, too.
if (!shared.gosight?.init) {
  const calls: Early[] = [];
  const stub: Record<string, unknown> = { q: calls };
  offer(stub, `init ${CALLS}`, (name) => (...given: unknown[]) => {
    calls.push(note(name, given));
  });
  shared.gosight = stub;
}
