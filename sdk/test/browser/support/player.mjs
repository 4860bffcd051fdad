// The player's page as the hub serves it, with a recording behind it as the hub's API gives it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const DIST = fileURLToPath(new URL("../../../../dashboard/replay/dist", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };
// As HubHttpServer says.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src data:; media-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10" fill="#0f766e"/></svg>`;

/** What the API says of `chunks`, which are as `chunksOf` gives them. */
export function manifestOf(chunks, markers = []) {
  const tabs = new Map();
  for (const { tabId, sequence, startMs, endMs, eventCount, fullSnapshot, json } of chunks) {
    if (!tabs.has(tabId)) tabs.set(tabId, []);
    tabs.get(tabId).push({
      sequence,
      start_ms: Number(startMs),
      end_ms: Number(endMs),
      events: eventCount,
      full_snapshot: fullSnapshot,
      bytes: json.length,
    });
  }
  const all = [...tabs.values()].flat();
  const started = Math.min(...all.map(({ start_ms: time }) => time));
  const ended = Math.max(...all.map(({ end_ms: time }) => time));
  return {
    session_id: "s1",
    visitor_id: "v1",
    started_at_ms: started,
    ended_at_ms: ended,
    duration_ms: ended - started,
    storage: "hot",
    bytes: chunks.reduce((sum, { json }) => sum + json.length, 0),
    recorded: true,
    reason: "sampled",
    tabs: [...tabs].map(([tab_id, list]) => ({ tab_id, chunks: list, gaps: [] })),
    markers,
  };
}

/** Starts it; `answer(path)` may stand in for the API: `{ status, body }`, or undefined. */
export async function startPlayer(chunks, { markers, answer = () => undefined, perAnswer = 2 } = {}) {
  const manifest = chunks.length ? manifestOf(chunks, markers) : undefined;
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    asked.push(request.url);
    const json = (status, body) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (pathname === "/mark.svg")
      return response.writeHead(200, { "content-type": "image/svg+xml" }).end(MARK);
    if (pathname.startsWith("/replay/")) {
      const name = pathname.slice("/replay/".length) || "index.html";
      const body = await readFile(`${DIST}/${name}`).catch(() => undefined);
      const headers = {
        "content-type": TYPES[extname(name)] ?? "text/plain",
        "content-security-policy": POLICY,
      };
      return response.writeHead(body ? 200 : 404, headers).end(body);
    }
    const special = await answer(pathname, searchParams);
    if (special) return json(special.status ?? 200, special.body);
    if (request.headers.authorization !== "Bearer gss_test")
      return json(401, { code: "unauthorized", detail: "This key does not open the project." });
    if (pathname.endsWith("/replay")) return json(200, manifest);
    if (pathname.endsWith("/export")) {
      const tabs = manifest.tabs.map(({ tab_id }) => ({
        tab_id,
        events: chunks.filter(({ tabId }) => tabId === tab_id).flatMap(({ events }) => events),
      }));
      const file = gzipSync(JSON.stringify({ format: "gosight-replay", version: 1, manifest, tabs }));
      return response.writeHead(200, { "content-type": "application/gzip" }).end(file);
    }
    const from = Number(searchParams.get("from"));
    const list = chunks.filter(
      ({ tabId, sequence }) => tabId === searchParams.get("tab") && sequence >= from,
    );
    const given = list.slice(0, perAnswer);
    return json(200, {
      tab_id: searchParams.get("tab"),
      chunks: given.map(({ sequence, events }) => ({ sequence, offset_ms: 0, events })),
      next: list.length > given.length ? given.at(-1).sequence + 1 : null,
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    manifest,
    asked,
    /** The page's address, with the key; `t` in ms from the session's start. */
    address: (t) => `${url}/replay/?project=demo&session=s1${t === undefined ? "" : `&t=${t}`}#key=gss_test`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/** The frame in which the recorded page is rebuilt. */
export const rebuilt = (page) => page.frameLocator(".gsr-frame iframe");

/** A page of a viewer on the player, from `t` ms on; what it asks for and says is noted. */
export async function view(browser, player, t, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  const asked = [];
  const said = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => said.push(`dialog ${dialog.message()}`) && dialog.dismiss());
  page.on("pageerror", (error) => said.push(`error ${error}`));
  page.on("console", (message) => said.push(message.text()));
  await page.goto(player.address(t));
  return { page, asked, said, close: () => context.close() };
}
