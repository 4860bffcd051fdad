// Reads recordings out of what a hub has got.
import { gunzipSync } from "node:zlib";

/** The chunks that `hub` has, joined of their parts, by session and tab in their order. */
export function chunksOf(hub) {
  const chunks = new Map();
  for (const { event, batch } of hub.stored()) {
    if (event.payload.case !== "replayChunk") continue;
    const { sessionId, tabId } = batch.context;
    const chunk = event.payload.value;
    const key = `${sessionId} ${tabId} ${String(chunk.sequence).padStart(6, "0")}`;
    const found = chunks.get(key) ?? { sessionId, tabId, ...chunk, ids: [], pieces: [] };
    found.ids.push(event.id);
    found.pieces[chunk.part] = Buffer.from(chunk.data);
    chunks.set(key, found);
  }
  return [...chunks.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, chunk]) => chunk)
    .filter(({ pieces, parts }) => pieces.filter(Boolean).length === Math.max(1, parts))
    .map((chunk) => {
      const packed = Buffer.concat(chunk.pieces);
      const json = (chunk.encoding === 2 ? gunzipSync(packed) : packed).toString();
      return { ...chunk, json, events: JSON.parse(json) };
    });
}

/** All recorded events. */
export const recordedBy = (hub) => chunksOf(hub).flatMap(({ events }) => events);

/** All recorded nodes, wherever they came from. */
export function* nodesOf(events) {
  function* walk(node) {
    yield node;
    for (const child of node.childNodes ?? []) yield* walk(child);
  }
  for (const { type, data } of events) {
    if (type === 2) yield* walk(data.node);
    for (const { node } of (type === 3 && data.adds) || []) if (node) yield* walk(node);
  }
}
