import type { Batch } from "../batcher.js";
import { nativeFetch } from "../native.js";
import { guard } from "../on.js";
import type { Settings } from "../options.js";
import { encode } from "../wire/encode.js";
import { type BatchContext, type EventBatch, SENT_AT_MS } from "../wire/messages.js";

// HTTP's words, beside 5xx, and gRPC's (deadline exceeded, aborted, internal, unavailable) for what passes.
const PASSING = [408, 429, 4, 10, 13, 14];
// HTTP's and gRPC's words for a key that will never do.
const DENIED = [401, 403, 7, 16];

/** A batch as the wire wants it, stamped with this attempt's time. */
export const pack = (batch: Batch, writeKey: string) =>
  encode<EventBatch>({
    writeKey,
    batchId: batch.id,
    // With a message as the list's first, anything else in it is refused.
    context: [encode<BatchContext>([Date.now()], SENT_AT_MS), batch.context],
    events: batch.events,
  });

const gzip = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Response(
    (new Response(bytes).body as ReadableStream).pipeThrough(new CompressionStream("gzip")),
  ).arrayBuffer();

/**
 * Sends one batch. Gives undefined when it is settled (taken, or refused for good), or else after
 * how many ms to try again; 0 if the hub didn't say.
 */
export type Post = (batch: Batch) => Promise<number | undefined>;

/**
 * Sends by gRPC-Web; by plain HTTP once that works where gRPC-Web does not (a proxy that refuses
 * its content type or path). Once the hub has refused the key, nothing more is sent.
 */
export function createPost(settings: Settings): Post {
  const send = nativeFetch();
  let plain = false;
  let dead = false;

  async function attempt(message: Uint8Array<ArrayBuffer>, http: boolean): Promise<number | undefined> {
    if (dead) return;
    const { length } = message;
    // gRPC-Web's frame begins with a flag and the message's length.
    const body = http ? message : Uint8Array.of(0, 0, length >> 16, length >> 8, length, ...message);
    // A page that goes away can't wait for gzip; some browsers have none.
    const packed = !document.hidden && (await gzip(body).catch(() => {}));
    const answer = await send(
      settings.host + (http ? "/v1/events" : "/gosight.v1.IngestService/SendEvents"),
      {
        method: "POST",
        body: packed || body,
        credentials: "omit",
        keepalive: document.hidden,
        headers: {
          "content-type": `application/${http ? "x-protobuf" : "grpc-web+proto"}`,
          "x-gosight-key": settings.key,
          ...(packed && { "content-encoding": "gzip" }),
        },
      },
    );
    // The trailer is text at the body's end; a call that failed early has it in the headers.
    const text = `${[...answer.headers]} ${await answer.text()}`;
    const grpc = !http && /grpc-status[:, ]*(\d+)/.exec(text)?.[1];
    const code = +(grpc || (http && answer.ok ? 0 : answer.status));
    const passing = PASSING.includes(code) || code >= 500;
    // No word of gRPC, and nothing that passes: what answered was not the hub.
    if (!http && !grpc && !passing) throw code;
    plain = http;
    const again = (answer.headers.get("retry-after") as unknown as number) * 1000;
    if (again || passing) return again;
    if (code) {
      console.warn("[gosight] batch refused:", code, text.replace(/[^ -~]+/g, " "));
      dead = DENIED.includes(code);
    }
  }

  return async (batch) => {
    const message = guard(() => pack(batch, ""));
    // What was stored is damaged, or another version's, and so it stays.
    if (!message) return console.warn("[gosight] batch dropped") as undefined;
    return attempt(message, plain)
      .catch(() => attempt(message, true))
      .catch(() => 0);
  };
}
