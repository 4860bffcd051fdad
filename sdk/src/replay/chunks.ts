import { REPLAY_ENCODING_GZIP, REPLAY_ENCODING_JSON, type ReplayEncoding } from "../wire/messages.js";
import type { RecorderHost } from "./contract.js";

const FIRST_MS = 1000;
const INTERVAL_MS = 5000;
// Characters of JSON; what is gzipped is about a tenth.
const LARGE = 200_000;
// The hub takes a megabyte a message, and a beacon 64 KB.
const PART_BYTES = 200_000;
// Between two objects of a list. Within a text, a quote before a letter has a backslash before it.
const BETWEEN = /,(?=\{"[a-z])/g;
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

/** `json` by gzip. The hub can read each part of a large one by itself, unless one text is as large as a part. */
async function pack(json: string): Promise<Uint8Array[]> {
  const whole = await gzip(json);
  if (whole.length <= PART_BYTES) return [whole];
  const parts: Uint8Array[] = [];
  // Some parts pack less well than the others.
  const step = Math.ceil((json.length / whole.length) * PART_BYTES * 0.7);
  for (let at = 0; at < json.length; ) {
    BETWEEN.lastIndex = at + step;
    const end = BETWEEN.test(json) ? BETWEEN.lastIndex : json.length;
    parts.push(await gzip(json.slice(at, end)));
    at = end;
  }
  return parts;
}

/** `next` gives the numbers of the tab's chunks. */
export function createChunks(next: () => number, send: RecorderHost["send"]): Chunks {
  let events: Written[] = [];
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  /** What is being packed. */
  const packing = new Set<Chunk>();

  function sendChunk(chunk: Chunk, encoding: ReplayEncoding, packed: Uint8Array[]): void {
    packing.delete(chunk);
    const all: Uint8Array[] = [];
    for (const bytes of packed)
      for (let at = 0; at < bytes.length; at += PART_BYTES) all.push(bytes.subarray(at, at + PART_BYTES));
    all.forEach((data, part) => {
      send({
        sequence: chunk.sequence,
        startMs: chunk.start,
        endMs: chunk.end,
        eventCount: chunk.count,
        fullSnapshot: chunk.full,
        encoding,
        data,
        part,
        parts: all.length,
      });
    });
  }

  const sendPlain = (chunk: Chunk) => sendChunk(chunk, REPLAY_ENCODING_JSON, [utf8.encode(chunk.json)]);

  function seal(now?: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    if (events.length) {
      first = false;
      const start = (events[0] as Written).time;
      const chunk: Chunk = {
        sequence: next(),
        start,
        // The visitor's clock may have been set back.
        end: Math.max(start, (events.at(-1) as Written).time),
        count: events.length,
        full: events.some(({ full }) => full),
        json: `[${events.map(({ text }) => text).join()}]`,
      };
      events = [];
      size = 0;
      packing.add(chunk);
      if (!now)
        pack(chunk.json)
          .then((parts) => packing.has(chunk) && sendChunk(chunk, REPLAY_ENCODING_GZIP, parts))
          .catch(() => packing.has(chunk) && sendPlain(chunk));
    }
    if (now) packing.forEach(sendPlain);
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
