import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, hears, kept, settle } from "./support/browser.mjs";
import { plainPage, startSession } from "./support/session.mjs";

let session;
before(async () => {
  session = await startSession({
    "/plain": plainPage("<p>Here</p>"),
    "/mute": plainPage("<p>Here</p>", 'data-autocapture="false"'),
    "/quick": plainPage("<p>Here</p>", 'data-autocapture="false" data-batch-ms="50"'),
  });
});
afterEach(() => session.clear());
after(() => session.stop());

const track = (page, name, times = 1) =>
  page.evaluate(
    ([what, count]) => {
      for (let i = 0; i < count; i++) gosight.track(`${what} ${i}`, { i });
    },
    [name, times],
  );
const names = () => session.of("custom").map(({ name }) => name);
/** The same as often as they came. */
const attempts = () =>
  session.hub
    .events()
    .filter(({ event }) => event.payload.case === "custom")
    .map(({ event }) => event.payload.value.name);
const unique = (list) => [...new Set(list)];

test("ten events make a batch, by gRPC-Web, packed, with the key in a header", async () => {
  const page = await session.visit("/mute");
  await track(page, "bought", 25);
  await eventually(() => session.hub.requests.length >= 2, "two full batches");
  assert.deepEqual(
    session.hub.requests.map(({ batch }) => batch.events.length),
    [10, 10],
  );
  const [{ path, headers, batch }] = session.hub.requests;
  assert.equal(path, "/gosight.v1.IngestService/SendEvents");
  assert.equal(headers["content-type"], "application/grpc-web+proto");
  assert.equal(headers["content-encoding"], "gzip");
  assert.equal(headers["x-gosight-key"], "gsw_test");
  assert.equal(headers.cookie, undefined);
  assert.equal(batch.events[3].payload.value.propertiesJson, '{"i":3}');
  await eventually(() => session.of("custom").length === 25, "the rest after 5 s");
});

test("a proxy that refuses gRPC-Web is gone around", async () => {
  session.hub.answer((path) => (path.includes("Ingest") ? { status: 415 } : undefined));
  const page = await session.visit("/mute");
  await track(page, "first", 10);
  await eventually(() => session.hub.requests.some(({ path }) => path === "/v1/events"), "plain HTTP");
  await track(page, "second", 10);
  await eventually(() => session.hub.requests.length >= 3, "the next batch");
  const [refused, fallback, next] = session.hub.requests;
  assert.equal(refused.batch.batchId, fallback.batch.batchId);
  assert.equal(fallback.headers["content-type"], "application/x-protobuf");
  assert.equal(next.path, "/v1/events");
});

test("offline: nothing is lost, nothing doubled, ids and times stay", async () => {
  const page = await session.visit("/quick");
  await track(page, "before", 3);
  await eventually(() => names().length === 3, "events before");
  await page.context().setOffline(true);
  const times = await page.evaluate(() => Date.now());
  await track(page, "during", 40);
  await page.waitForTimeout(800);
  assert.equal(names().length, 3);
  await page.context().setOffline(false);
  await eventually(() => unique(names()).length === 43, "all events");
  await eventually(async () => (await kept(page)) === 0, "nothing waits any more");
  assert.equal(attempts().length, 43);
  const ids = session.hub.events().map(({ event }) => event.id);
  assert.equal(unique(ids).length, 43);
  for (const { name, event } of session.of("custom")) {
    if (name.startsWith("during")) assert.ok(Math.abs(Number(event.timeMs) - times) < 5000);
  }
});

test("what waits survives a reload, with its ids, times and session", async () => {
  session.hub.answer(() => ({ status: 503 }));
  const page = await session.visit("/quick");
  await track(page, "kept", 12);
  await eventually(() => session.hub.requests.length >= 2, "attempts");
  await eventually(async () => (await kept(page)) === 12, "all are kept");
  const refused = new Map(session.hub.events().map(({ event, batch }) => [event.id, { event, batch }]));
  session.hub.requests.length = 0;
  session.hub.answer(() => undefined);
  await page.reload();
  await eventually(() => unique(names()).length === 12, "all events after the reload");
  for (const [id, { event, batch }] of refused) {
    const again = session.hub.events().find((one) => one.event.id === id);
    assert.ok(again, id);
    assert.equal(again.event.timeMs, event.timeMs);
    assert.equal(again.batch.context.sessionId, batch.context.sessionId);
    assert.ok(again.batch.context.sentAtMs >= batch.context.sentAtMs);
  }
  await eventually(async () => (await kept(page)) === 0, "sent batches are forgotten");
  const before = attempts().length;
  await page.reload();
  await page.evaluate(() => {
    gosight.track("after");
    return gosight.flush();
  });
  assert.equal(attempts().length, before + 1);
});

test("what is kept but can't be read is dropped, and the rest is sent", async () => {
  session.hub.answer(() => ({ status: 503 }));
  const page = await session.visit("/quick");
  await track(page, "kept");
  await eventually(async () => (await kept(page)) === 1, "it is kept");
  await page.evaluate(async () => {
    const request = (one) => new Promise((resolve) => (one.onsuccess = () => resolve(one.result)));
    const database = await request(indexedDB.open("gosight.gsw_test"));
    const batches = database.transaction("b", "readwrite").objectStore("b");
    // Their ids come first.
    const damaged = [{}, { context: null, events: [] }, { context: new Uint8Array(), events: { length: 1 } }];
    await Promise.all(damaged.map((one, i) => request(batches.put({ id: `0-${i}`, ...one }))));
    database.close();
  });
  session.hub.requests.length = 0;
  session.hub.answer(() => undefined);
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.reload();
  await eventually(() => names().includes("kept 0"), "the batch after the damaged ones");
  await eventually(async () => (await kept(page)) === 0, "nothing is kept");
  assert.equal(session.hub.requests.length, 1);
  assert.equal(said.filter((text) => text.includes("[gosight]")).length, 3);
});

test("the hub says when to try again", async () => {
  let refusals = 0;
  session.hub.answer(() => (refusals++ < 1 ? { status: 429, headers: { "retry-after": "2" } } : undefined));
  const page = await session.visit("/quick");
  const began = Date.now();
  await track(page, "patient");
  await eventually(() => session.hub.requests.length === 2, "the second attempt");
  assert.ok(Date.now() - began >= 1950);
  const [first, second] = session.hub.requests;
  assert.equal(first.batch.batchId, second.batch.batchId);
  assert.deepEqual(first.batch.events, second.batch.events);
});

test("a batch that is refused in the answer's own words is tried again when they say so", async () => {
  let refusals = 0;
  session.hub.answer(() => (refusals++ < 1 ? { code: "rate_limited", retryAfterMs: 1400 } : undefined));
  const page = await session.visit("/quick");
  const began = Date.now();
  await track(page, "again");
  await eventually(() => session.hub.requests.length === 2, "the second attempt");
  assert.ok(Date.now() - began >= 1900);
});

test("a batch that is refused for good is not sent again, and the next one is", async () => {
  let refusals = 0;
  session.hub.answer(() => (refusals++ < 1 ? { code: "too_large" } : undefined));
  const page = await session.visit("/quick");
  await track(page, "refused");
  await eventually(() => session.hub.requests.length === 1, "the refusal");
  await track(page, "taken");
  await eventually(() => session.hub.requests.length === 2, "the next batch");
  await page.waitForTimeout(1800);
  assert.deepEqual(unique(names()), ["refused 0", "taken 0"]);
  assert.equal(session.hub.requests.length, 2);
});

test("an unknown key ends it, with a word on the console", async () => {
  session.hub.answer(() => ({ code: "unknown_key" }));
  const page = await session.visit("/quick");
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await track(page, "one");
  await eventually(() => said.some((text) => /\[gosight\].*unknown_key/.test(text)), "a warning");
  await track(page, "two", 20);
  await page.waitForTimeout(500);
  assert.equal(session.hub.requests.length, 1);
});

test("leaving the page sends the rest by beacon, the key inside", async () => {
  const page = await session.visit("/mute");
  await track(page, "last", 3);
  await page.goto("about:blank");
  await eventually(() => names().length === 3, "events of the left page");
  const [{ path, headers, batch }] = session.hub.requests;
  assert.equal(path, "/v1/events");
  assert.match(headers["content-type"], /^text\/plain/);
  assert.equal(batch.writeKey, "gsw_test");
});

test("leaving with more than a beacon carries keeps the rest for the next page", async () => {
  const page = await session.visit("/mute");
  // A page that is left before its store is open can't put anything into it.
  await eventually(
    () => page.evaluate(async () => (await indexedDB.databases()).length),
    "the store is there",
  );
  // It is open to the page once another is served, because they are opened one after the other.
  await kept(page);
  await settle(page);
  await page.evaluate(() => {
    for (let i = 0; i < 9; i++) gosight.track(`big ${i}`, { text: "x".repeat(9000 + i) });
  });
  await page.goto(`${session.hub.url}/mute`);
  await eventually(() => unique(names()).length === 9, "all of it");
});

test("leaving while the hub is away keeps everything for the next page", async () => {
  session.hub.answer(() => ({ status: 503 }));
  const page = await session.visit("/quick");
  await track(page, "early");
  await eventually(async () => session.hub.requests.length && (await kept(page)) === 1, "a failed attempt");
  await track(page, "late");
  await page.goto("about:blank");
  session.hub.requests.length = 0;
  session.hub.answer(() => undefined);
  await page.goto(`${session.hub.url}/quick`);
  await eventually(() => unique(names()).length === 2, "both");
});

test("tabs share the session, and each has its id", async () => {
  const page = await session.visit("/plain");
  await session.first("pageView");
  const other = await page.context().newPage();
  await other.goto(`${session.hub.url}/plain`);
  const views = await eventually(
    () => session.of("pageView").length === 2 && session.of("pageView"),
    "both tabs",
  );
  const [a, b] = views.map(({ batch }) => batch.context);
  assert.equal(a.sessionId, b.sessionId);
  assert.equal(a.visitorId, b.visitorId);
  assert.notEqual(a.tabId, b.tabId);
  const heard = await hears(other, "gosight.gsw_test");
  await page.evaluate(() => gosight.identify("ada", { plan: "free" }));
  await page.evaluate(() => gosight.flush());
  await heard();
  await other.evaluate(() => gosight.track("elsewhere"));
  await other.evaluate(() => gosight.flush());
  const elsewhere = await session.first("custom");
  assert.equal(elsewhere.batch.context.userId, "ada");
  const identify = await session.first("identify");
  assert.equal(identify.traitsJson, '{"plan":"free"}');
});

test("identify, alias and reset", async () => {
  const page = await session.visit("/mute");
  await page.evaluate(() => {
    gosight.track("as nobody");
    gosight.identify("ada");
    gosight.alias("countess");
    gosight.reset();
    gosight.track("as somebody else");
    return gosight.flush();
  });
  const custom = await eventually(() => session.of("custom").length === 2 && session.of("custom"), "both");
  const [before, afterwards] = custom.map(({ batch }) => batch.context);
  assert.equal(before.userId, "");
  assert.equal(afterwards.userId, "");
  assert.notEqual(before.visitorId, afterwards.visitorId);
  assert.notEqual(before.sessionId, afterwards.sessionId);
  const alias = session.of("identify").find(({ aliasOf }) => aliasOf);
  assert.equal(alias.userId, "ada");
  assert.equal(alias.aliasOf, "countess");
});
