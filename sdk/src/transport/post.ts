import type { Batch } from "../batcher.js";
import type { Settings } from "../options.js";
import { encode } from "../wire/encode.js";
import { EventBatch } from "../wire/shapes.js";
import { type Answer, frame, readFrames, readMessage } from "./frame.js";
import { gzip } from "./gzip.js";

const WORTH_PACKING = 400;
// gRPC: deadline exceeded, resource exhausted, aborted, internal, unavailable.
const PASSING = [4, 8, 10, 13, 14];

/** What became of a batch: `done` for good, `again` later, or `refused` along with all to come. */
export type Outcome = { kind: "done" | "refused" } | { kind: "again"; afterMs: number };

/** A batch as the wire wants it, stamped with this attempt's time. */
export function pack(batch: Batch, writeKey: string): Uint8Array<ArrayBuffer> {
  return encode(EventBatch, {
    writeKey,
    batchId: batch.id,
    context: { ...batch.context, sentAtMs: Date.now() },
    events: batch.events,
  });
}

/** Sends one batch and waits for the answer. `leaving` keeps the request alive with the page gone. */
export type Post = (batch: Batch, leaving: boolean) => Promise<Outcome>;

/**
 * Sends by gRPC-Web; by plain HTTP once that works where gRPC-Web does not (a proxy that refuses
 * its content type or path).
 */
export function createPost(settings: Settings, send: typeof fetch): Post {
  let plain = false;
  const warn = (text: string) => console.warn(`[gosight] ${text}`);

  async function attempt(batch: Batch, leaving: boolean, http: boolean): Promise<Response> {
    const message = pack(batch, "");
    const body = http ? message : frame(message);
    const packed =
      settings.compress && !leaving && body.length > WORTH_PACKING ? await gzip(body) : undefined;
    return send(settings.host + (http ? "/v1/events" : "/gosight.v1.IngestService/SendEvents"), {
      method: "POST",
      body: packed ?? body,
      credentials: "omit",
      keepalive: leaving && body.length < 60_000,
      headers: {
        "content-type": http ? "application/x-protobuf" : "application/grpc-web+proto",
        ...(!http && { "x-grpc-web": "1" }),
        ...(packed && { "content-encoding": "gzip" }),
        "x-gosight-key": settings.key,
      },
    });
  }

  async function judge(response: Response, http: boolean): Promise<Outcome> {
    const answer: Answer = {
      status: Number(response.headers.get("grpc-status") ?? -1),
      code: "",
      retryAfterMs: Number(response.headers.get("retry-after")) * 1000 || 0,
    };
    const body = new Uint8Array(await response.arrayBuffer());
    if (http) {
      if (/protobuf/.test(response.headers.get("content-type") ?? "")) readMessage(body, answer);
    } else {
      readFrames(body, answer);
    }
    const { status, code, retryAfterMs } = answer;
    const passing = response.status === 408 || response.status === 429 || response.status >= 500;
    if (passing || PASSING.includes(status) || (code && retryAfterMs)) {
      return { kind: "again", afterMs: retryAfterMs };
    }
    if (response.ok && !code && status < 1) return { kind: "done" };
    warn(`batch refused: ${code || `HTTP ${response.status}, gRPC ${status}`}`);
    const denied = response.status === 401 || response.status === 403 || status === 7 || status === 16;
    return { kind: denied || /_key$/.test(code) ? "refused" : "done" };
  }

  return async (batch, leaving) => {
    for (const http of plain ? [true] : [false, true]) {
      try {
        const response = await attempt(batch, leaving, http);
        const spoken = /grpc/.test(response.headers.get("content-type") ?? "");
        const misunderstood = !http && !spoken && [404, 405, 415, 501].includes(response.status);
        if (misunderstood) continue;
        const outcome = await judge(response, http);
        plain = http;
        return outcome;
      } catch {
        if (navigator.onLine === false || leaving) break;
      }
    }
    return { kind: "again", afterMs: 0 };
  };
}
