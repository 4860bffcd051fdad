const FORMAT = "gosight-replay";
// What a browser can hold as one text.
const MOST_BYTES = 400_000_000;

/** Reads a downloaded recording; gives `{ manifest, loadChunks }`. */
export async function openFile(file) {
  if (file.size > MOST_BYTES) throw new Error("The file is too large.");
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const stream = packed ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream();
  let given;
  try {
    given = JSON.parse(await new Response(stream).text());
  } catch {
    throw new Error("The file is no recording: it holds no JSON.");
  }
  if (given?.format !== FORMAT || !Array.isArray(given.tabs))
    throw new Error("The file is no recording of GoSight.");
  if (given.version !== 1)
    throw new Error(`The file's version ${given.version} is not known here, only version 1.`);
  const chunks = new Map(given.tabs.map(({ tab_id: tab, events }) => [tab, piecesOf(events)]));
  const tabs = [...chunks].map(([tab_id, pieces]) => ({
    tab_id,
    chunks: pieces.map(({ events, ...chunk }) => ({ ...chunk, events: events.length })),
    gaps: [],
  }));
  const times = [...chunks.values()].flat();
  const manifest = {
    started_at_ms: Math.min(...times.map(({ start_ms }) => start_ms)),
    ended_at_ms: Math.max(...times.map(({ end_ms }) => end_ms)),
    ...given.manifest,
    tabs,
  };
  return {
    manifest,
    async loadChunks(tab, from) {
      const one = chunks.get(tab)?.[from];
      // The player changes what it is given.
      return { chunks: one ? [{ sequence: from, offset_ms: 0, events: structuredClone(one.events) }] : [] };
    },
  };
}

/** A tab's events in pieces that begin with full snapshots. */
function piecesOf(events) {
  const pieces = [];
  for (const event of [...events].sort((a, b) => a.timestamp - b.timestamp)) {
    const last = pieces.at(-1);
    // The size of the page stands before its snapshot.
    if (!last || (event.type === 4 && last.full_snapshot)) {
      pieces.push({
        sequence: pieces.length,
        start_ms: event.timestamp,
        end_ms: event.timestamp,
        full_snapshot: event.type === 2,
        events: [event],
      });
      continue;
    }
    last.events.push(event);
    last.end_ms = event.timestamp;
    last.full_snapshot ||= event.type === 2;
  }
  return pieces;
}
