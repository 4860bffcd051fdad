import { REPLAY_ENCODING_GZIP, REPLAY_ENCODING_JSON, type ReplayEncoding } from "../wire/messages.js";
import type { RecorderHost } from "./contract.js";

const FIRST_MS = 1000;
const INTERVAL_MS = 5000;
// Characters of JSON; what is gzipped is about a tenth.
const LARGE = 200_000;
// The hub takes a megabyte a message, and a beacon 64 KB.
const PART_BYTES = 200_000;
const utf8 = new TextEncoder();

/** One event as it is sent, with what the chunk that holds it must know. */
export interface Written {
  text: string;
  time: number;
  full: boolean;
}

/** A chunk's fields, as far as they do not depend on the packing. */
interface Chunk {
  sequence: number;
  start: number;
  end: number;
  count: number;
  full: boolean;
  json: string;
}

/** Makes chunks of events. */
export interface Chunks {
  _add(event: Written): void;
  /** Closes the open chunk. `now` sends all that is not yet packed as it is, for there is no time. */
  _seal(now?: boolean): void;
  /** Forgets what is not yet sent. */
  _drop(): void;
}

const gzip = async (json: string) =>
  new Uint8Array(
    await new Response(
      (new Response(json).body as ReadableStream).pipeThrough(new CompressionStream("gzip")),
    ).arrayBuffer(),
  );

/** `next` gives the numbers of the tab's chunks. */
export function createChunks(next: () => number, send: RecorderHost["send"]): Chunks {
  let events: Written[] = [];
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  /** What is being packed. */
  const packing = new Set<Chunk>();

  function sendChunk(chunk: Chunk, encoding: ReplayEncoding, bytes: Uint8Array): void {
    packing.delete(chunk);
    const parts = Math.ceil(bytes.length / PART_BYTES);
    for (let part = 0; part < parts; part++)
      send({
        sequence: chunk.sequence,
        startMs: chunk.start,
        endMs: chunk.end,
        eventCount: chunk.count,
        fullSnapshot: chunk.full,
        encoding,
        data: bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
        part,
        parts,
      });
  }

  function seal(now?: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    if (events.length) {
      first = false;
      const chunk: Chunk = {
        sequence: next(),
        start: (events[0] as Written).time,
        end: (events.at(-1) as Written).time,
        count: events.length,
        full: events.some(({ full }) => full),
        json: `[${events.map(({ text }) => text).join()}]`,
      };
      events = [];
      size = 0;
      packing.add(chunk);
      if (!now)
        gzip(chunk.json)
          .then((bytes) => packing.has(chunk) && sendChunk(chunk, REPLAY_ENCODING_GZIP, bytes))
          .catch(() => packing.has(chunk) && sendChunk(chunk, REPLAY_ENCODING_JSON, utf8.encode(chunk.json)));
    }
    if (now) for (const one of packing) sendChunk(one, REPLAY_ENCODING_JSON, utf8.encode(one.json));
  }

  return {
    _seal: seal,
    _drop() {
      clearTimeout(timer);
      timer = undefined;
      events = [];
      size = 0;
      packing.clear();
    },
    _add(event) {
      events.push(event);
      size += event.text.length;
      if (size > LARGE) seal();
      else timer ??= setTimeout(seal, first ? FIRST_MS : INTERVAL_MS);
    },
  };
}
