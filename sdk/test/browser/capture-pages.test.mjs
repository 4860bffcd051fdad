// Forms, errors, requests and page views are captured.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { CAPTURED } from "./support/captured.mjs";
import { startSession } from "./support/session.mjs";

const NAVIGATION = 5;

let session;
before(async () => {
  session = await startSession(CAPTURED);
});
afterEach(() => session.clear());
after(() => session.stop());

const kinds = ({ reactions }) => reactions.map((reaction) => reaction.kind).sort();

test("forms: begun, changed and sent, and never a value", async () => {
  const page = await session.visit("/form");
  await page.fill("[name=email]", "ada@example.com");
  await page.fill("[name=secret]", "correct horse");
  await page.selectOption("[name=plan]", "b");
  await page.check("[name=news]");
  await page.click("button");
  const submit = await session.first("formSubmit");
  assert.equal(submit.formSelector, "#join");
  assert.equal(submit.formName, "join");
  assert.equal(submit.lastField, "news");
  assert.ok(submit.touchedFields >= 3);
  const start = await session.first("formStart");
  assert.equal(start.firstField, "email");
  const email = await session.first("inputChange", ({ inputType }) => inputType === "email");
  assert.equal(email.target.selector, "#join > input[name=email]");
  assert.equal(email.formSelector, "#join");
  assert.equal(email.emptied, false);
  await page.close();
  await session.first("pageLeave");
  const everything = JSON.stringify(session.hub.requests, (_, v) => (typeof v === "bigint" ? Number(v) : v));
  assert.doesNotMatch(everything, /ada@example|correct horse/);
});

test("errors come at once, with their class, message, stack and origin", async () => {
  const page = await session.visit("/broken");
  const rejected = await session.first("jsError", ({ message }) => message === "rejected");
  assert.equal(rejected.type, "TypeError");
  assert.equal(rejected.origin, 2);
  assert.match(rejected.stack, /broken\.js:\d+:\d+/);
  assert.ok(
    await session.first("jsError", ({ message, type }) => message === "just text" && type === "string"),
  );
  const caught = await session.first("jsError", ({ message }) => message === "caught");
  assert.equal(caught.origin, 3);
  await page.click("#go");
  const thrown = await session.first("jsError", ({ origin }) => origin === 1);
  const waited = Number(thrown.batch.context.sentAtMs - thrown.event.timeMs);
  assert.ok(waited < 5000, `an error does not wait for a batch to fill: ${waited} ms`);
  assert.equal(thrown.type, "ShopError");
  assert.equal(thrown.message, "no stock at https://x.example/a");
  assert.equal(thrown.source, `${session.hub.url}/broken.js`);
  assert.ok(thrown.line > 0 && thrown.column > 0);
});

test("what did not load, and requests that failed or were slow", async () => {
  const broken = await session.visit("/broken");
  const image = await session.first("resourceError");
  assert.equal(await broken.evaluate(() => window.bare), "TypeError");
  assert.equal(image.url, `${session.hub.url}/missing.png`);
  assert.equal(image.tag, "img");
  const missing = await session.first("request", ({ status, api }) => status === 404 && api === 1);
  assert.equal(missing.url, `${session.hub.url}/nowhere`);
  assert.equal(missing.method, "GET");
  assert.equal(missing.failed, true);
  assert.ok(
    await session.first("request", ({ url, status }) => url.endsWith("/unreachable") && status === 0),
  );
  assert.ok(
    await session.first(
      "request",
      ({ api, method, status }) => api === 2 && method === "PUT" && status === 404,
    ),
  );
  assert.ok(
    !session.of("request").some(({ url }) => url.endsWith("/plain")),
    "an aborted request is no failure",
  );

  await session.visit("/slow", {}, (page) =>
    page.route("**/demo/index.html", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      await route.continue();
    }),
  );
  const slow = await session.first("request", ({ failed }) => !failed);
  assert.equal(slow.status, 200);
  assert.ok(slow.durationMs >= 100);
});

test("steps of a single-page application are pages", async () => {
  const page = await session.visit("/spa");
  const { url } = session.hub;
  await page.click("#push");
  await settle(page);
  await page.click("#same");
  await page.click("#hash");
  await settle(page);
  await page.goBack();
  await page.waitForFunction(() => location.pathname === "/spa/two" && !location.hash);
  await settle(page);
  await page.goBack();
  await page.waitForFunction(() => location.pathname === "/spa");
  await settle(page);
  await page.click("#anchor");
  await page.waitForFunction(() => location.hash === "#part");
  await settle(page);
  await page.close();
  await eventually(() => session.of("pageLeave").length >= 5, "the last page is left");
  const views = session.of("pageView");
  assert.deepEqual(
    views.map(({ navigation, page: shown }) => [navigation, shown.url]),
    [
      [1, `${url}/spa`],
      [4, `${url}/spa/two`],
      [5, `${url}/spa/two#/three`],
      [5, `${url}/spa/two`],
      [6, `${url}/spa`],
    ],
  );
  assert.equal(views[1].page.title, "Two");
  assert.equal(views[1].page.referrer, `${url}/spa`);
  assert.equal(views[1].previousViewId, views[0].page.viewId);
  const pushing = session.of("click").find(({ target }) => target.selector === "#push");
  assert.ok(kinds(pushing).includes(NAVIGATION));
  assert.equal(pushing.page.viewId, views[0].page.viewId);
});

test("what answers within the clock's tick is an answer", async () => {
  const page = await session.visit("/spa");
  await page.evaluate(() => {
    const now = performance.now() + 1000;
    performance.now = () => now;
  });
  await page.click("#push");
  const pushing = await session.first("click", ({ target }) => target.selector === "#push");
  assert.ok(kinds(pushing).includes(NAVIGATION));
});

test("a page that is hidden sends its last click at once, before it may be killed", async () => {
  const page = await session.visit("/plain");
  await page.click("#dead");
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  const click = await session.first("click", () => true);
  assert.ok(click.watchedMs < 2500);
});

test("hiding and showing the page is told", async () => {
  const page = await session.visit("/plain");
  await page.evaluate(() => {
    let state = "hidden";
    Object.defineProperty(document, "visibilityState", { get: () => state });
    Object.defineProperty(document, "hidden", { get: () => state === "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
    state = "visible";
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await session.first("visibility", ({ visible }) => !visible);
  await page.evaluate(() => gosight.flush());
  await session.first("visibility", ({ visible }) => visible);
});

test("the demo shop shows every kind of event", async () => {
  const page = await session.visit("/demo/index.html");
  await page.click("text=Kitchen");
  await page.click(".card:not([hidden])");
  await page.waitForURL("**/product.html*");
  await page.click("[data-step='1']");
  await page.click("[data-add='1']");
  await page.click("#add");
  await page.click("#stock");
  await page.click("#wish");
  await page.click("text=Facts");
  await page.click("text=Cart (");
  await page.waitForURL("**/checkout.html");
  await page.fill("[name=name]", "Ada Lovelace");
  await page.fill("[name=email]", "ada@example.com");
  await page.click("#coupon button");
  await page.click("text=Place the order");
  await page.click("text=Our story");
  await page.waitForURL("**/story.html");
  await page.mouse.wheel(0, 400);
  await page.waitForFunction(() => scrollY > 0);
  await settle(page, 300);
  await page.click("#count");
  await page.close();
  for (const kind of [
    "pageView",
    "pageLeave",
    "click",
    "scroll",
    "mouse",
    "inputChange",
    "formStart",
    "formSubmit",
    "custom",
    "jsError",
    "request",
    "webVital",
  ]) {
    assert.ok(await session.first(kind), kind);
  }
  const sessions = new Set(session.hub.requests.map(({ batch }) => batch.context.sessionId));
  assert.equal(sessions.size, 1);
  const ids = session.hub.events().map(({ event }) => `${event.id} ${event.timeMs}`);
  const byId = new Map(session.hub.events().map(({ event }) => [event.id, event.timeMs]));
  assert.equal(new Set(ids).size, byId.size, "an id never has two times");
});
