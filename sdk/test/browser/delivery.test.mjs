// Only a response of the hub itself settles a batch, whatever else responds in its place; pages are of another origin.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, kept, settle } from "./support/browser.mjs";
import { end, names, setUp, start, stop, track } from "./support/delivery.mjs";

const HTML = { "content-type": "text/html" };
const PORTAL = "<!doctype html><title>Welcome to our network</title>\n\tgo_on\r\n<p>grpc-status: 0";

before(start);
afterEach(end);
after(stop);

/** What stands in the hub's place now and then, and answers. */
const STRANGERS = {
  "404 of a proxy": { status: 404, headers: HTML, body: PORTAL },
  "404 of the hub before it has its routes": {
    status: 404,
    headers: { "content-type": "application/json" },
    body: '{"error":{"code":"not_found","message":"Not Found."}}',
  },
  "405 of a static server": { status: 405 },
  "captive portal": { status: 200, headers: HTML, body: PORTAL },
  "empty 200": { status: 200 },
  204: { status: 204 },
  "JSON of another service": {
    status: 200,
    headers: { "content-type": "application/json" },
    body: '{"ok":true}',
  },
  "401 page": { status: 401, headers: HTML, body: "<h1>Who are you?</h1>" },
  "403 page": { status: 403, headers: HTML, body: "<h1>unknown_key</h1>" },
  "407 of a proxy": { status: 407 },
  410: { status: 410 },
  "413 of a proxy": { status: 413, headers: HTML, body: PORTAL },
  "451 page": { status: 451, headers: HTML, body: PORTAL },
  "429 without a time": { status: 429 },
  502: { status: 502, headers: HTML, body: PORTAL },
  "an answer without CORS": { status: 404, cors: false },
  "a gateway's gRPC status": {
    status: 200,
    headers: { "content-type": "application/grpc-web+proto", "grpc-status": "12" },
  },
  "a gateway's denial": {
    status: 200,
    headers: { "content-type": "application/grpc-web+proto", "grpc-status": "16", "grpc-message": "denied" },
  },
};

test("what others answer in the hub's place keeps a batch, and it goes out when the hub is back", async () => {
  await Promise.all(
    Object.entries(STRANGERS).map(async ([what, answer]) => {
      const { hub, page, said } = await setUp();
      hub.answer(() => answer);
      await track(page, what);
      assert.equal(await kept(page), 1, `${what}: it is kept`);
      const refused = hub.events()[0].event;
      hub.requests.length = 0;
      hub.answer(() => undefined);
      await eventually(async () => (await kept(page)) === 0, `${what}: it is settled`);
      assert.deepEqual(names(hub), [what]);
      assert.equal(hub.events()[0].event.id, refused.id);
      assert.equal(hub.events()[0].event.timeMs, refused.timeMs);
      assert.deepEqual(
        said.filter((text) => /\[gosight\]|error:/.test(text)),
        [],
        what,
      );
    }),
  );
});

test("a service worker's offline page keeps a batch", async () => {
  // The page is the hub's own here, as only then the worker sees requests to the hub without CORS.
  const { hub, site, page } = await setUp();
  site.pages["/worker.js"] = {
    headers: { "content-type": "text/javascript" },
    body: `let offline = true;
      addEventListener("install", () => skipWaiting());
      addEventListener("activate", (event) => event.waitUntil(clients.claim()));
      addEventListener("message", () => { offline = false; });
      addEventListener("fetch", (event) => {
        if (offline && event.request.method === "POST")
          event.respondWith(new Response("<h1>offline</h1>", { headers: { "content-type": "text/html" } }));
      });`,
  };
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/worker.js");
    await new Promise((resolve) => {
      if (navigator.serviceWorker.controller) resolve();
      else navigator.serviceWorker.oncontrollerchange = resolve;
    });
  });
  await track(page, "below ground");
  assert.equal(await kept(page), 1);
  assert.equal(hub.requests.length, 0);
  await page.evaluate(() => navigator.serviceWorker.controller.postMessage("online"));
  await eventually(() => names(hub).includes("below ground"), "it is sent");
});

test("a login page in the hub's place does not erase the offline queue", async () => {
  const { hub, page } = await setUp();
  hub.answer(() => ({ status: 503 }));
  for (const name of ["one", "two", "three"]) await track(page, name);
  await eventually(async () => (await kept(page)) === 3, "three are kept");
  for (const status of [401, 403]) {
    hub.requests.length = 0;
    hub.answer(() => ({ status, headers: HTML, body: "<h1>Sign in</h1>" }));
    await page.reload();
    await eventually(() => hub.requests.length >= 2, "attempts");
    await settle(page);
    assert.equal(await kept(page), 3);
  }
  hub.requests.length = 0;
  hub.answer(() => undefined);
  await page.reload();
  await eventually(async () => (await kept(page)) === 0, "all are sent");
  assert.deepEqual(names(hub), ["one", "two", "three"]);
});

test("a key that the hub refuses ends sending, and what waits is not erased unseen", async () => {
  const { hub, page, said } = await setUp();
  hub.answer(() => ({ status: 503 }));
  for (const name of ["one", "two", "three"]) await track(page, name);
  await eventually(async () => (await kept(page)) === 3, "three are kept");
  hub.answer(() => ({ code: "origin_not_allowed" }));
  hub.requests.length = 0;
  await page.reload();
  await eventually(() => said.some((text) => text.includes("origin_not_allowed")), "a word on the console");
  await track(page, "four");
  await settle(page, 2000);
  assert.equal(hub.requests.length, 1);
  assert.equal(await kept(page), 2);
});

test("each of the hub's typed refusals of a batch settles it", async () => {
  const codes = ["malformed_body", "too_large", "too_many_events", "empty_batch", "bad_context"];
  const { hub, page, said } = await setUp();
  for (const code of codes) {
    hub.answer(() => ({ code }));
    await track(page, code);
    assert.equal(await kept(page), 0, code);
  }
  assert.deepEqual(names(hub), codes);
  assert.equal(said.filter((text) => text.includes("batch refused")).length, codes.length);
  hub.answer(() => ({
    status: 413,
    headers: { "content-type": "application/json" },
    body: '{"error":{"code":"too_large","message":"Request Entity Too Large."}}',
  }));
  await track(page, "beyond the body's limit");
  assert.equal(await kept(page), 0);
});

test("the hub's typed word that a batch may pass later keeps it", async () => {
  await Promise.all(
    ["rate_limited", "keys_unavailable", "not_durable", "internal"].map(async (code) => {
      const { hub, page } = await setUp();
      hub.answer(() => ({ code }));
      await track(page, code);
      assert.equal(await kept(page), 1, code);
    }),
  );
});
