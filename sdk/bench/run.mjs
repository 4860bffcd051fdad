// Measures the SDK beside its peers: bytes that a first and a second page load transfer, bytes sent and time on
// the main thread, for the same visit to the same page. Prints a table, and JSON with --json; --only=NAME leaves
// out tools with other names.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { gunzipSync, gzipSync } from "node:zlib";
import { fromBinary } from "@bufbuild/protobuf";
import { readRegistry } from "../scripts/descriptors.mjs";
import { served } from "../scripts/packed-size.mjs";
import { startBrowser } from "../test/browser/support/browser.mjs";
import { tools } from "./tools.mjs";

const RUNS = 3;
const CLICKS = 20;
const ROWS = 500;
const EventBatch = readRegistry().getMessage("gosight.v1.EventBatch");

const page = (
  tag,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>${tag}</head>
  <body><h1>Bench</h1><button id="add">Add</button><p id="count">0</p>
  <form id="form"><input name="name"><input name="email" type="email"><button id="send">Send</button></form>
  <ul>${Array.from({ length: ROWS }, (_, i) => `<li><a href="#r${i}">Row <b>${i}</b></a></li>`).join("")}</ul>
  <script src="/page.js"></script></body></html>`;
const PAGE_SCRIPT = `
  let count = 0;
  document.getElementById("add").addEventListener("click", () => {
    document.getElementById("count").textContent = ++count;
  });
  document.getElementById("form").addEventListener("submit", (event) => event.preventDefault());`;
// What OpenReplay's server answers when a session starts.
const OPENREPLAY_START = JSON.stringify({
  token: "t",
  userUUID: "u",
  projectID: "1",
  sessionID: "1",
  delay: 0,
  startTimestamp: Date.now(),
  beaconSizeLimit: 1_000_000,
  compressionThreshold: 24_000,
  features: {},
});

// What PostHog's server says of a project that captures everything but replays.
const POSTHOG_CONFIG = JSON.stringify({
  supportedCompression: ["gzip-js"],
  autocapture_opt_out: false,
  autocaptureExceptions: true,
  captureDeadClicks: true,
  capturePerformance: { web_vitals: true },
  hasFeatureFlags: false,
});

/** A tool's script as the hub serves the SDK's: compressed, and revalidated or kept for good. */
function serveScript(request, response, script, cors, cacheControl) {
  const body = served(Buffer.from(script)).br;
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { ...cors, etag, "cache-control": cacheControl, vary: "accept-encoding" };
  if (request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
  response.writeHead(200, {
    ...headers,
    "content-type": "text/javascript; charset=utf-8",
    "content-encoding": "br",
    "content-length": body.length,
  });
  response.end(body);
}

/** A server that takes everything, and counts what it takes. */
async function startServer() {
  const state = { script: "", attributes: "", requests: [] };
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const cors = {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "*",
      "access-control-allow-methods": "*",
    };
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.method === "POST") {
      state.requests.push({ path: pathname, headers: request.headers, body: Buffer.concat(parts) });
      if (pathname.includes("IngestService")) {
        response.writeHead(200, {
          ...cors,
          "content-type": "application/grpc-web+proto",
          "grpc-status": "0",
        });
        return response.end();
      }
      response.writeHead(200, { ...cors, "content-type": "application/json" });
      return response.end(pathname === "/v1/web/start" ? OPENREPLAY_START : '{"status":1}');
    }
    if (pathname === "/tool.js") return serveScript(request, response, state.script, cors, "no-cache");
    if (pathname === "/tool-1.0.0.js")
      return serveScript(request, response, state.script, cors, "public, max-age=31536000, immutable");
    if (state.parts?.[pathname])
      return serveScript(request, response, state.parts[pathname], cors, "no-cache");
    const [type, body] =
      pathname === "/page.js"
        ? ["text/javascript", PAGE_SCRIPT]
        : pathname.endsWith("/config")
          ? ["application/json", POSTHOG_CONFIG]
          : pathname === "/" || pathname === "/versioned"
            ? [
                "text/html",
                page(
                  `<script src="${pathname === "/" ? "/tool.js" : "/tool-1.0.0.js"}" ${state.attributes}></script>`,
                ),
              ]
            : ["text/javascript", ""];
    response.writeHead(200, { ...cors, "content-type": type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return { state, server, url: `http://localhost:${server.address().port}` };
}

/** Whether `url` is that of a tool's script, or of what it loads next. */
const isTool = (url) => /^https?:\/\/[^/]+\/(tool|sdk\/)/.test(url);

/** The time that `profile` saw the tool on the stack, in ms. */
function toolTime(profile) {
  const parents = new Map();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const ours = (id) => {
    for (let at = id; at !== undefined; at = parents.get(at)) {
      if (isTool(nodes.get(at).callFrame.url)) return true;
    }
    return false;
  };
  return (
    profile.samples.reduce((sum, id, i) => sum + (ours(id) ? (profile.timeDeltas[i + 1] ?? 0) : 0), 0) / 1000
  );
}

/** One visit: 20 clicks, scrolling, pointing, a form; then the page is left. */
async function visit(browser, url) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const client = await context.newCDPSession(tab);
  await client.send("Profiler.enable");
  await client.send("Profiler.setSamplingInterval", { interval: 200 });
  await client.send("Profiler.start");
  await tab.goto(url);
  await tab.waitForTimeout(1500);
  for (let i = 0; i < CLICKS; i++) {
    await tab.click("#add");
    await tab.waitForTimeout(60);
  }
  for (let i = 0; i < 40; i++) {
    await tab.mouse.move(100 + i * 12, 120 + (i % 5) * 30);
    await tab.waitForTimeout(20);
  }
  for (let i = 0; i < 5; i++) {
    await tab.mouse.wheel(0, i % 2 ? -200 : 600);
    await tab.waitForTimeout(200);
  }
  await tab.fill("[name=name]", "Ada");
  await tab.fill("[name=email]", "ada@example.com");
  await tab.click("#send");
  await tab.waitForTimeout(6000);
  const { profile } = await client.send("Profiler.stop");
  await tab.goto("about:blank");
  await tab.waitForTimeout(1000);
  await context.close();
  return toolTime(profile);
}

// What is the page's own.
const OWN = /^\/(versioned|page\.js|favicon\.ico)?$/;

/** The bytes, headers included, that two loads of the page at `url` transfer for all that the tool loads. */
async function transferred(browser, url) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const client = await context.newCDPSession(tab);
  await client.send("Network.enable");
  const ours = new Set();
  let bytes = 0;
  client.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.method === "GET" && !OWN.test(new URL(request.url).pathname)) ours.add(requestId);
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) bytes += encodedDataLength;
  });
  const loads = [];
  for (let load = 0; load < 2; load++) {
    bytes = 0;
    await tab.goto(url, { waitUntil: "networkidle" });
    loads.push(bytes);
  }
  await context.close();
  return loads;
}

/** How many events `requests` brought; what came twice counts once, as the hub stores it. */
function gosightEvents(requests) {
  const ids = requests.flatMap(({ path, headers, body }) => {
    let bytes = headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
    if (path.includes("IngestService")) bytes = bytes.subarray(5);
    return fromBinary(EventBatch, bytes).events.map(({ id }) => id);
  });
  return new Set(ids).size;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const { state, server, url } = await startServer();
const browser = await startBrowser();
const rows = [];
let versioned;
const only = process.argv.find((given) => given.startsWith("--only="))?.slice("--only=".length) ?? "";
for (const tool of (await tools(url)).filter(({ name }) => name.startsWith(only))) {
  Object.assign(state, { script: tool.script, attributes: tool.attributes ?? "", parts: tool.parts });
  const times = [];
  const wires = [];
  for (let run = 0; run < RUNS; run++) {
    state.requests = [];
    times.push(await visit(browser, url));
    wires.push(state.requests);
  }
  const [firstLoad, secondLoad] = await transferred(browser, url);
  if (tool.name.startsWith("GoSight")) versioned = await transferred(browser, `${url}/versioned`);
  const sent = (list) => list.reduce((sum, { body }) => sum + body.length, 0);
  const counts = tool.name.startsWith("GoSight") ? wires.map(gosightEvents) : undefined;
  rows.push({
    tool: tool.name,
    gzipBytes: [tool.script, ...Object.values(tool.parts ?? {})]
      .map((text) => gzipSync(text, { level: 9 }).length)
      .reduce((sum, bytes) => sum + bytes),
    firstLoadBytes: firstLoad,
    secondLoadBytes: secondLoad,
    requests: median(wires.map((list) => list.length)),
    wireBytes: median(wires.map(sent)),
    events: counts && median(counts),
    bytesPerEvent: counts && Math.round(median(wires.map((list, i) => sent(list) / counts[i]))),
    mainThreadMs: Number(median(times).toFixed(1)),
  });
}
await browser.close();
server.closeAllConnections();
server.close();

if (process.argv.includes("--json")) {
  console.log(JSON.stringify(rows, null, 2));
} else {
  console.log(
    `${cpus().length} x ${cpus()[0].model}; ${CLICKS} clicks and a form on a page of ${ROWS} rows, median of ${RUNS}`,
  );
  const columns = [
    "tool",
    "gzip -9, bytes",
    "first load, bytes",
    "second load, bytes",
    "requests",
    "sent, bytes",
    "events",
    "bytes/event",
    "main thread, ms",
  ];
  const cells = rows.map((row) => Object.values(row).map((value) => String(value ?? "-")));
  const widths = columns.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i].length)));
  for (const row of [columns, ...cells]) {
    console.log(row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  "));
  }
  console.log(
    `Loads: what the answers for the script, and for what it loads next, transfer, headers included, with brotli and an entity tag; GoSight's by its versioned name: ${versioned?.join(", then ")}.`,
  );
  console.log(
    "Sent: request bodies of the visit. Main thread: samples of the profiler with the tool on the stack.",
  );
}
