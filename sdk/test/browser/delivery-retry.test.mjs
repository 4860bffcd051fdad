// When a batch is sent again, and what becomes of it when the page is left; pages are of another origin.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, kept, settle } from "./support/browser.mjs";
import { atEnd, end, forget, names, setUp, start, stop, track } from "./support/delivery.mjs";
import { startRecordingHub } from "./support/recording-hub.mjs";

const HTML = { "content-type": "text/html" };
const QUICK = 'data-autocapture="false" data-batch-ms="50"';

before(start);
afterEach(end);
after(stop);

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
  forget(hub.close);
  for (let i = 0; i < 5; i++) await track(page, `during ${i}`);
  await eventually(async () => (await kept(page)) === 5, "all are kept");
  // Two tabs wait for it.
  const other = await context.newPage();
  await other.route("**/gosight.js", (route) => route.fulfill({ path: "dist/gosight.js" }));
  await other.goto(page.url());
  await track(other, "elsewhere");
  const back = await startRecordingHub({ port });
  atEnd(back.close);
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
