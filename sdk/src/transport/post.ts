import type { Batch } from "../batcher.js";
import { now } from "../clock.js";
import { nativeFetch } from "../native.js";
import { guard, warn } from "../on.js";
import type { Settings } from "../options.js";
import { encode } from "../wire/encode.js";
import { type BatchContext, type EventBatch, SENT_AT_MS } from "../wire/messages.js";

// Beyond this a request is given up, so that a hub that hangs does not hold on to ever more batches.
const TIMEOUT_MS = 30_000;
// What a browser lets requests carry that outlive their page is 65,536 bytes.
const KEEPALIVE_BYTES = 60_000;
const SHORTEST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 3_600_000;
// The code of a `BatchError`, with its field's tag and length before it.
const CODE = /\n[^ -~]([a-z_]+)/;
// Of a body beyond its limit, the hub reads too little to answer in the batch's format.
const TOO_LARGE = /"code":"(too_large)"/;
const RETRYABLE = /limit|unavail|durable|internal/;
const KEY_REFUSED = /key|origin/;

/** A batch as the wire wants it, stamped with this attempt's time. */
export const pack = (batch: Batch, writeKey: string) =>
  encode<EventBatch>({
    writeKey,
    batchId: batch.id,
    // With a message as the list's first, anything else in it is refused.
    context: [encode<BatchContext>([now()], SENT_AT_MS), batch.context],
    events: batch.events,
  });

const gzip = async (body: BodyInit) =>
  new Response(
    (new Response(body).body as ReadableStream).pipeThrough(new CompressionStream("gzip")),
  ).arrayBuffer();

/**
 * Sends one batch. Gives undefined when the hub has taken it, or refused it for good, and null once the hub
 * has refused the key; or else after how many ms to try again: 0 if there was no answer, NaN if there was
 * one without a time.
 */
export type Post = (batch: Batch) => Promise<number | null | undefined>;

/** How long an answer asks to wait, in ms, within bounds; NaN if it does not say. */
function pauseOf({ headers }: Response): number {
  const value = headers.get("retry-after") as string;
  // Seconds, or a date.
  const pause = (value as unknown as number) * 1000 || (guard(() => Date.parse(value)) as number) - now();
  return Math.min(Math.max(pause, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
}

/**
 * Sends by gRPC-Web; by plain HTTP once that works where gRPC-Web does not (a proxy that refuses
 * its content type or path). Only the hub's own word settles a batch: what proxies, captive portals and
 * service workers answer in its place leaves the batch as it is, whatever the status. Once the hub has
 * refused the key, nothing more is sent.
 */
export function createPost(settings: Settings): Post {
  const send = nativeFetch();
  let plain = false;
  let dead = false;

  async function attempt(batch: Batch, message: Uint8Array<ArrayBuffer>, http: boolean) {
    const { length } = message;
    // gRPC-Web's frame begins with a flag and the message's length.
    const body = http ? message : new Blob([Uint8Array.of(0, 0, length >> 16, length >> 8, length), message]);
    // A page that goes away can't wait for gzip; some browsers have none.
    const packed = !document.hidden && (await gzip(body).catch(() => {}));
    const answer = await send(
      settings.host + (http ? "/v1/events" : "/gosight.v1.IngestService/SendEvents"),
      {
        method: "POST",
        body: packed || body,
        credentials: "omit",
        keepalive: document.hidden && length < KEEPALIVE_BYTES,
        signal: AbortSignal.timeout?.(TIMEOUT_MS),
        headers: {
          "content-type": `application/${http ? "x-protobuf" : "grpc-web+proto"}`,
          "x-gosight-key": settings.key,
          ...(packed && { "content-encoding": "gzip" }),
        },
      },
    );
    // The trailer is text at the body's end; a call that failed early has it in the headers.
    const text = `${[...answer.headers]} ${await answer.text()}`;
    const typed = /n\/(grpc|x-proto)/.test(answer.headers.get("content-type") as string);
    const [, code] = (typed && CODE.exec(text)) || TOO_LARGE.exec(text) || [];
    const pause = pauseOf(answer);
    if (code) {
      if (pause || RETRYABLE.test(code)) return pause;
      console.warn("[gosight] batch refused:", code);
      dead = KEY_REFUSED.test(code);
      return;
    }
    // The hub names the batch that it has taken.
    if (answer.ok && (text.includes(batch.id) || (typed && /grpc-status[:, ]*0/.test(text)))) {
      plain = http;
      // Beside ids, an answer holds words only for events that the hub has refused: the first one's.
      const [, reason] = /"[\s\S]{1,2}?([\w.]+ [ -~]+\.)/.exec(text) ?? [];
      if (reason) warn(`event refused: ${reason}`);
      return;
    }
    if (!http && !pause && answer.status < 500) throw code;
    return pause;
  }

  return async (batch) => {
    const message = guard(() => pack(batch, ""));
    // What was stored is damaged, or another version's, and so it stays.
    if (!message) return console.warn("[gosight] batch dropped") as undefined;
    if (dead) return null;
    return attempt(batch, message, plain)
      .catch(() => attempt(batch, message, true))
      .catch(() => 0);
  };
}
