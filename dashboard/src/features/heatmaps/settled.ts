import type { Replayer } from "@rrweb/replay";

type RecordedEvent = Exclude<ConstructorParameters<typeof Replayer>[0][number], string>;

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
/** Sources of incremental events that change what a page looks like: its tree and its styles. */
const LOOKS = [0, 8, 13, 15];
/** A page has built itself so soon; what changes later is the visitor's doing. */
const SETTLED_MS = 2000;

/**
 * The events that show a page as it was when it had built itself: its size, its first full snapshot, and what was
 * added to it at once. A snapshot alone may be of a page that is still being parsed.
 */
export function settled(events: RecordedEvent[]): RecordedEvent[] {
  const first = events.findIndex(({ type }) => type === FULL_SNAPSHOT);
  const snapshot = events[first];
  if (!snapshot) return [];
  const changes = events
    .slice(first + 1)
    .filter(
      (event) =>
        event.type === INCREMENTAL &&
        LOOKS.includes((event.data as { source: number }).source) &&
        event.timestamp <= snapshot.timestamp + SETTLED_MS,
    );
  return [...events.slice(Math.max(0, first - 1), first + 1), ...changes];
}
