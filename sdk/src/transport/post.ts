import type { Batch } from "../batcher.js";
import type { Settings } from "../options.js";
import { encode } from "../wire/encode.js";
import { readRefusal } from "./answer.js";
import { gzip } from "./gzip.js";

const WORTH_PACKING = 400;
const KEEPALIVE_BYTES = 60_000;
// 408, 429, 5xx; and of gRPC deadline exceeded, resource exhausted, aborted, internal, unavailable.
const PASSING = /^(408|429|5..|4|8|10|13|14)$/;

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
    let body = pack(batch, "");
    const { length } = body;
    if (!http) {
      const framed = new Uint8Array(length + 5);
      new DataView(framed.buffer).setUint32(1, length);
      framed.set(body, 5);
      body = framed;
    }
    const packed = compress && !leaving && length > WORTH_PACKING && (await gzip(body));
    const response = await send(host + (http ? "/v1/events" : "/gosight.v1.IngestService/SendEvents"), {
      method: "POST",
      body: packed || body,
      credentials: "omit",
      keepalive: leaving && length < KEEPALIVE_BYTES,
      headers: {
        "content-type": http ? "application/x-protobuf" : "application/grpc-web+proto",
        "x-gosight-key": key,
        ...(packed && { "content-encoding": "gzip" }),
      },
    });
    const { status, headers, ok } = response;
    const type = headers.get("content-type") ?? "";
    const answer = new Uint8Array(await response.arrayBuffer());
    // The trailer is text, at the body's end; a call that failed early has it in the headers.
    const grpc =
      headers.get("grpc-status") ?? /grpc-status: *(\d+)/.exec(new TextDecoder().decode(answer))?.[1];
    if (!http && !grpc && !PASSING.test(`${status}`)) throw status;
    // Of a framed answer the first message, if it doesn't begin with the trailer.
    const end = http ? answer.length : answer[0] === 0 ? 5 + new DataView(answer.buffer).getUint32(1) : 0;
    const { code, retryAfterMs } = readRefusal(answer.subarray(http ? 0 : 5, /proto/.test(type) ? end : 0));
    const again = retryAfterMs || Number(headers.get("retry-after")) * 1000;
    plain = http;
    if (PASSING.test(`${status}`) || PASSING.test(grpc ?? "") || (code && again)) return again || 0;
    if (!ok || code || Number(grpc)) {
      console.warn(`[gosight] refused: ${code || `HTTP ${status}, gRPC ${grpc}`}`);
      dead = /^40[13]$/.test(`${status}`) || /^(7|16)$/.test(grpc ?? "") || /_key$/.test(code);
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
