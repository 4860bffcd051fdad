import type { Batch } from "../batcher.js";
import type { Settings } from "../options.js";
import { encode } from "../wire/encode.js";
import { gzip } from "./gzip.js";

const WORTH_PACKING = 400;
const KEEPALIVE_BYTES = 60_000;
// HTTP 408, 429 and 5xx; gRPC deadline exceeded, aborted, internal and unavailable.
const PASSING = /^(408|429|5..|4|10|13|14)$/;
// HTTP and gRPC words for a key that will never do.
const DENIED = /^(401|403|7|16)$/;

/** A batch as the wire wants it, stamped with this attempt's time. */
export const pack = (batch: Batch, writeKey: string) =>
  encode("EventBatch", {
    writeKey,
    batchId: batch.id,
    context: { ...batch.context, sentAtMs: Date.now() },
    events: batch.events,
  });

/**
 * Sends one batch. Gives undefined when it is settled (taken, or refused for good), or else after
 * how many ms to try again; 0 if the hub didn't say.
 */
export type Post = (batch: Batch) => Promise<number | undefined>;

/**
 * Sends by gRPC-Web; by plain HTTP once that works where gRPC-Web does not (a proxy that refuses
 * its content type or path). Once the hub has refused the key, nothing more is sent.
 */
export function createPost({ host, key, compress }: Settings, send: typeof fetch): Post {
  let plain = false;
  let dead = false;

  async function attempt(batch: Batch, http: boolean): Promise<number | undefined> {
    const leaving = document.visibilityState === "hidden";
    const message = pack(batch, "");
    const { length } = message;
    const skip = http ? 0 : 5;
    const body = new Uint8Array(length + skip);
    body.set(message, skip);
    if (!http) new DataView(body.buffer).setUint32(1, length);
    const packed = compress && !leaving && length > WORTH_PACKING && (await gzip(body));
    const answer = await send(host + (http ? "/v1/events" : "/gosight.v1.IngestService/SendEvents"), {
      method: "POST",
      body: packed || body,
      credentials: "omit",
      keepalive: leaving && length < KEEPALIVE_BYTES,
      headers: {
        "content-type": `application/${http ? "x-protobuf" : "grpc-web+proto"}`,
        "x-gosight-key": key,
        ...(packed && { "content-encoding": "gzip" }),
      },
    });
    // The trailer is text at the body's end; a call that failed early has it in the headers.
    const header = (name: string) => answer.headers.get(name);
    const text = `grpc-status:${header("grpc-status")} ${await answer.text()}`;
    const grpc = /grpc-status: *(\d+)/.exec(text)?.[1];
    const code = `${(!http && grpc) || (answer.ok && http ? 0 : answer.status)}`;
    // No word of gRPC, and nothing that passes: what answered was not the hub.
    if (!http && !grpc && !PASSING.test(code)) throw code;
    plain = http;
    const again = Number(header("retry-after")) * 1000;
    if (again || PASSING.test(code)) return again || 0;
    if (code !== "0") {
      console.warn(`[gosight] batch refused (${code}): ${text.replace(/[^ -~]+/g, " ")}`);
      dead = DENIED.test(code);
    }
  }

  return async (batch) => {
    if (dead) return;
    for (const http of plain ? [true] : [false, true]) {
      try {
        return await attempt(batch, http);
      } catch {
        if (!navigator.onLine) break;
      }
    }
    return 0;
  };
}
