// Only the hub's own word settles a batch, whatever else answers in its place; pages are of another origin.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, kept, settle, startBrowser } from "./support/browser.mjs";
import { startRecordingHub } from "./support/recording-hub.mjs";
import { sitePage, startSite } from "./support/site.mjs";

const HTML = { "content-type": "text/html" };
const PORTAL = "<!doctype html><title>Welcome to our network</title>\n\tgo_on\r\n<p>grpc-status: 0";
const QUICK = 'data-autocapture="false" data-batch-ms="50"';

let browser;
let ends = [];
before(async () => {
  browser = await startBrowser();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
after(() => browser.close());

/** A hub, a site beside it, and a visitor on the site's page. */
async function setUp({ attributes = QUICK, body, prepare, path = "/" } = {}) {
  const hub = await startRecordingHub();
  const site = await startSite({});
  site.pages["/"] = sitePage(hub.url, body, attributes);
  site.pages["/next"] = "<!doctype html><title>Next</title>";
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  await prepare?.(page, hub);
  await page.goto(site.url + path);
  ends.push(hub.close, site.close, () => context.close());
  return { hub, site, page, context, said };
}

const track = (page, ...names) =>
  page.evaluate((all) => {
    for (const name of all) gosight.track(name);
    return gosight.flush();
  }, names);
const names = (hub) => hub.events().map(({ event }) => event.payload.value.name);

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

test("Retry-After is taken within bounds, as seconds or as a date", async () => {
  const values = {
    2592000: [3_600_000, 3_600_001],
    "1e400": [3_600_000, 3_600_001],
    "-5": [1000, 1001],
    0.001: [1000, 1001],
    7: [7000, 7001],
    [new Date(Date.now() + 600_000).toUTCString()]: [550_000, 600_001],
    [new Date(Date.now() - 600_000).toUTCString()]: [1000, 1001],
    [new Date(Date.now() + 1e12).toUTCString()]: [3_600_000, 3_600_001],
    soon: [500, 1501],
  };
  await Promise.all(
    Object.entries(values).map(async ([value, [least, most]]) => {
      const { hub, page } = await setUp({
        // As it is before the SDK takes it.
        prepare: (prepared) =>
          prepared.addInitScript(() => {
            window.timers = [];
            const native = setTimeout;
            window.setTimeout = (work, ms) => {
              timers.push(ms);
              return native(work, ms);
            };
          }),
      });
      hub.answer(() => ({ status: 503, headers: { "retry-after": value } }));
      await page.evaluate(() => (timers.length = 0));
      await track(page, "once");
      const timers = await page.evaluate(() => window.timers.filter((ms) => ms !== 50 && ms !== 3000));
      assert.equal(timers.length, 1, `${value}: ${timers}`);
      assert.ok(timers[0] >= least && timers[0] < most, `${value}: ${timers}`);
    }),
  );
});

test("a time that no timer can hold makes no storm of requests", async () => {
  const { hub, page } = await setUp();
  hub.answer(() => ({ status: 503, headers: { "retry-after": "2592000" } }));
  await track(page, "once");
  await settle(page, 3000);
  assert.equal(hub.requests.length, 1);
});

test("a batch that something on the way takes offence at does not hold up the others", async () => {
  const { hub, page } = await setUp();
  hub.answer(() => ({ status: 503 }));
  for (const name of ["offending", "one", "two"]) await track(page, name);
  await eventually(async () => (await kept(page)) === 3, "three are kept");
  const firewall = (_path, batch) =>
    batch.events.some(({ payload }) => payload.value.name === "offending") && {
      status: 403,
      headers: HTML,
      body: "<h1>Blocked</h1>",
    };
  hub.answer(firewall);
  hub.requests.length = 0;
  await eventually(async () => (await kept(page)) === 1, "the others are sent");
  await track(page, "three");
  await eventually(() => names(hub).includes("three"), "so is what comes after");
  await settle(page, 3000);
  assert.ok(names(hub).filter((name) => name === "offending").length <= 6, names(hub).join());
  hub.answer(() => undefined);
  await page.reload();
  await eventually(async () => (await kept(page)) === 0, "a later page sends it");
});

test("a hub that was away gets everything when it is back", async () => {
  const { hub, page, context } = await setUp();
  const port = Number(new URL(hub.url).port);
  await track(page, "before");
  await hub.close();
  ends = ends.filter((end) => end !== hub.close);
  for (let i = 0; i < 5; i++) await track(page, `during ${i}`);
  await eventually(async () => (await kept(page)) === 5, "all are kept");
  // Two tabs wait for it.
  const other = await context.newPage();
  await other.route("**/gosight.js", (route) => route.fulfill({ path: "dist/gosight.js" }));
  await other.goto(page.url());
  await track(other, "elsewhere");
  const back = await startRecordingHub({ port });
  ends.push(back.close);
  await eventually(async () => (await kept(page)) === 0, "all are sent");
  assert.deepEqual(names(back).sort(), [...Array.from({ length: 5 }, (_, i) => `during ${i}`), "elsewhere"]);
});

test("a hub that hangs is given up, and what it did not answer is kept", async () => {
  const { hub, page } = await setUp({
    prepare: (prepared) =>
      prepared.addInitScript(() => {
        const native = AbortSignal.timeout;
        AbortSignal.timeout = (ms) => native.call(AbortSignal, ms / 100);
      }),
  });
  hub.answer(() => "hang");
  await track(page, "patient");
  assert.equal(await kept(page), 1);
  hub.requests.length = 0;
  hub.answer(() => undefined);
  await eventually(() => names(hub).includes("patient"), "it is sent");
});

test("without sendBeacon, leaving the page sends the rest by a request that outlives it", async () => {
  const ways = {
    missing: () => delete Navigator.prototype.sendBeacon,
    undefined: () => Object.defineProperty(navigator, "sendBeacon", { value: undefined }),
  };
  for (const [how, take] of Object.entries(ways)) {
    const { hub, page, site } = await setUp({
      attributes: 'data-autocapture="false"',
      prepare: (prepared) => prepared.addInitScript(take),
    });
    await page.evaluate(() => gosight.track("last"));
    await page.goto(`${site.url}/next`);
    await eventually(() => names(hub).includes("last"), how);
    assert.match(hub.requests[0].headers["content-type"], /^text\/plain/);
  }
});

test("where sendBeacon fails, the rest is kept for the next page", async () => {
  for (const take of [
    () => Object.defineProperty(navigator, "sendBeacon", { value: () => false }),
    () =>
      Object.defineProperty(navigator, "sendBeacon", {
        value: () => {
          throw new Error("no");
        },
      }),
  ]) {
    const { hub, page } = await setUp({
      attributes: 'data-autocapture="false"',
      prepare: (prepared) => prepared.addInitScript(take),
    });
    await kept(page);
    await settle(page);
    await page.evaluate(() => {
      gosight.track("last");
    });
    await page.reload();
    await eventually(() => names(hub).includes("last"), "the next page sends it");
  }
});

test("what a page's own handlers record while it is left is sent", async () => {
  const { hub, page, site } = await setUp({
    attributes: 'data-autocapture="false"',
    body: `<script>
      for (const type of ["beforeunload", "pagehide", "unload"]) {
        addEventListener(type, () => gosight.track(type));
        addEventListener(type, () => gosight.track(type + " early"), true);
      }
      document.addEventListener("visibilitychange", () => gosight.track("visibilitychange"));
      window.onpagehide = () => gosight.track("onpagehide");
    </script>`,
  });
  await page.mouse.click(50, 50);
  await page.goto(`${site.url}/next`);
  await eventually(() => new Set(names(hub)).size === 8, "all of them");
  assert.equal(names(hub).length, 8);
});

test("without storage, what waits for the hub goes out when the page is left", async () => {
  const { hub, page, site } = await setUp({ attributes: `${QUICK} data-persistence="none"` });
  hub.answer(() => ({ status: 503, headers: { "retry-after": "60" } }));
  await track(page, "tried");
  await track(page, "not tried");
  hub.requests.length = 0;
  hub.answer(() => undefined);
  await page.evaluate(() => {
    gosight.track("last");
  });
  await page.goto(`${site.url}/next`);
  await eventually(() => new Set(names(hub)).size === 3, "all three");
});

test("a frame without an origin sends, and keeps silent", async () => {
  const { hub, site, page, said } = await setUp({ path: "/outer", prepare: async () => {} });
  site.pages["/outer"] =
    '<!doctype html><title>Outer</title><iframe sandbox="allow-scripts" src="/"></iframe>';
  await page.goto(`${site.url}/outer`);
  const frame = await eventually(
    () => page.frames().find((one) => one.url() === `${site.url}/`),
    "the frame",
  );
  hub.answer(() => ({ status: 503, headers: { "retry-after": "1" } }));
  await frame.evaluate(() => {
    gosight.track("from within");
    return gosight.flush();
  });
  hub.requests.length = 0;
  hub.answer(() => undefined);
  await eventually(() => names(hub).includes("from within"), "it is sent");
  assert.deepEqual(
    said.filter((text) => /Lock|error:|Uncaught/.test(text)),
    [],
  );
});
