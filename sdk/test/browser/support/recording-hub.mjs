// Stands where the hub stands: serves pages and takes batches in by gRPC-Web and plain HTTP, decoding
// them with protobuf-es. What came in can be read back; how it answers can be set.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { readRegistry } from "../../../scripts/descriptors.mjs";

const sdk = fileURLToPath(new URL("../../..", import.meta.url));
const registry = readRegistry();
const EventBatch = registry.getMessage("gosight.v1.EventBatch");
const Response = registry.getMessage("gosight.v1.SendEventsResponse");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};
// As the hub refuses: HTTP status and gRPC status by code.
const REFUSALS = { unknown_key: [401, 16], rate_limited: [429, 8], too_large: [413, 8] };
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "content-type, content-encoding, x-grpc-web, x-gosight-key",
  "access-control-allow-methods": "GET, POST",
  "access-control-expose-headers": "grpc-status, grpc-message, retry-after",
  "access-control-max-age": "600",
};

function grpcWeb(message, status) {
  const trailer = Buffer.from(`grpc-status: ${status}\r\n`);
  const head = (flag, length) => {
    const bytes = Buffer.alloc(5);
    bytes[0] = flag;
    bytes.writeUInt32BE(length, 1);
    return bytes;
  };
  return Buffer.concat([head(0, message.length), message, head(128, trailer.length), trailer]);
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * Starts it on a free port of this machine. `pages` are served by path; a page is a string or
 * `{ body, headers }`. With `replay`, sessions are recorded as it says.
 */
export async function startRecordingHub({ pages = {}, key = "gsw_test", port = 0, replay } = {}) {
  /** Everything that came in: `{ path, headers, bytes, batch }`. */
  const requests = [];
  /**
   * Set to a function `(path, batch) => undefined | { status, headers, body, cors, code, retryAfterMs }`, or
   * to one that gives "hang" for no answer at all.
   */
  let behaviour = () => undefined;

  async function ingest(request, response, path) {
    const raw = await bodyOf(request);
    let body = request.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw;
    if (path.includes("IngestService")) body = body.subarray(5, 5 + body.readUInt32BE(1));
    const batch = fromBinary(EventBatch, body);
    requests.push({ path, headers: request.headers, bytes: raw.length, batch });
    const odd = behaviour(path, batch);
    if (odd === "hang") return;
    if (odd?.status) {
      const cors = odd.cors === false ? {} : CORS;
      return response.writeHead(odd.status, { ...cors, ...odd.headers }).end(odd.body);
    }
    const answer = toBinary(
      Response,
      create(Response, {
        batchId: batch.batchId,
        accepted: odd?.code ? 0 : batch.events.length,
        rejected: odd?.rejected ?? [],
        error: odd?.code ? { code: odd.code, retryAfterMs: odd.retryAfterMs ?? 0 } : undefined,
      }),
    );
    const web = path.includes("IngestService");
    const [status, grpcStatus] = REFUSALS[odd?.code] ?? [200, 0];
    response.writeHead(web ? 200 : status, {
      ...CORS,
      "content-type": web ? "application/grpc-web+proto" : "application/x-protobuf",
      ...(odd?.retryAfterMs && { "retry-after": String(Math.ceil(odd.retryAfterMs / 1000)) }),
    });
    response.end(web ? grpcWeb(answer, grpcStatus) : Buffer.from(answer));
  }

  async function serve(response, path) {
    if (path in pages) {
      const page = pages[path];
      const { body, headers } = typeof page === "string" ? { body: page } : page;
      return response.writeHead(200, { "content-type": TYPES[".html"], ...headers }).end(body);
    }
    if (path === "/v1/config") {
      const body = JSON.stringify(
        replay
          ? { mode: "full", replay: { enabled: true, ...replay } }
          : { mode: "analytics-only", replay: { enabled: false } },
      );
      return response.writeHead(200, { ...CORS, "content-type": "application/json" }).end(body);
    }
    if (path === "/demo/config.js") {
      const text = `window.GOSIGHT_DEMO = { key: ${JSON.stringify(key)} };`;
      return response.writeHead(200, { "content-type": TYPES[".js"] }).end(text);
    }
    const place = normalize(path)
      .replace(/^\/sdk\//, "/dist/")
      .replace(/\/$/, "/index.html");
    try {
      const bytes = await readFile(join(sdk, place));
      response.writeHead(200, {
        "content-type": TYPES[extname(place)] ?? "application/octet-stream",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
      });
      response.end(bytes);
    } catch {
      response.writeHead(404).end("not found");
    }
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const handled =
      request.method === "OPTIONS"
        ? response.writeHead(204, CORS).end()
        : request.method === "POST" && /IngestService|^\/v1\/events$/.test(pathname)
          ? ingest(request, response, pathname)
          : serve(response, pathname);
    Promise.resolve(handled).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));

  const events = () => requests.flatMap(({ batch }) => batch.events.map((event) => ({ event, batch })));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    key,
    requests,
    /** All events in the order of arrival, each with its batch, as often as they came. */
    events,
    /**
     * The same, each once by its id, as the hub stores them: what is on its way when the page is left goes out
     * again, since nobody will hear whether it has arrived.
     */
    stored() {
      const seen = new Set();
      return events().filter(({ event: { id } }) => !seen.has(id) && seen.add(id));
    },
    answer(next) {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
