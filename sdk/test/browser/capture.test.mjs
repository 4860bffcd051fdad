import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { plainPage, startSession } from "./support/session.mjs";

const MUTATION = 1;
const SCROLL = 2;
const SELECTION = 3;
const FOCUS = 4;
const NAVIGATION = 5;
const NETWORK = 6;
const WINDOW_OPEN = 7;

const FIELD = `
  <form id="join" name="join">
    <input name="email" type="email"><input name="secret" type="password">
    <select name="plan"><option>a<option>b</select><input type="checkbox" name="news">
    <button>Join</button>
  </form>
  <script src="/form.js"></script>`;

// No test waits for a batch to be full.
const quickPage = (body, attributes = "") => plainPage(body, `data-batch-ms="100" ${attributes}`);

let session;
before(async () => {
  session = await startSession({
    "/plain": quickPage(`
      <button id="dead">Dead</button>
      <button id="late">Late</button>
      <button id="ask">Ask</button>
      <button id="open">Open</button>
      <button id="jump">Jump</button>
      <button id="focus">Focus</button><input id="field">
      <button id="link-like"><span>Inner</span></button>
      <label id="label"><input type="checkbox" id="box"> Agree</label>
      <a id="away" href="/plain?token=secret&utm_source=test" target="_blank" download>Away</a>
      <button id="next" aria-label="Next page">&gt;</button>
      <button disabled id="off">Off</button>
      <p id="words">Some words to select here</p>
      <div style="height:4000px"></div><p id="end">End</p>
      <script src="/plain.js"></script>`),
    "/plain.js": {
      headers: { "content-type": "text/javascript" },
      body: `
        const at = (id, run) => document.getElementById(id).addEventListener("click", run);
        at("late", () => setTimeout(() => document.body.append("!"), 400));
        at("ask", () => fetch("/plain"));
        at("open", () => window.open("about:blank", "_blank", "popup"));
        at("jump", () => window.scrollTo(0, 500));
        at("focus", () => document.getElementById("field").focus());`,
    },
    "/form": quickPage(FIELD),
    "/form.js": {
      headers: { "content-type": "text/javascript" },
      body: `document.getElementById("join").addEventListener("submit", (event) => event.preventDefault());`,
    },
    "/broken": plainPage(
      `<img src="/missing.png?key=secret"><button id="go">Go</button><script src="/broken.js"></script>`,
    ),
    "/broken.js": {
      headers: { "content-type": "text/javascript" },
      body: `
        class ShopError extends Error { name = "ShopError" }
        document.getElementById("go").addEventListener("click", () => { throw new ShopError("no stock at https://x.example/a?token=secret") });
        const gives = (reason) => Promise.reject(reason);
        setTimeout(() => gives(new TypeError("rejected")), 10);
        setTimeout(() => gives("just text"), 20);
        setTimeout(() => gosight.captureException(new RangeError("caught")), 30);
        fetch("/nowhere?token=secret").catch(() => {});
        Promise.resolve(fetch()).catch((error) => { window.bare = error.name });
        fetch("http://127.0.0.1:9/unreachable").catch(() => {});
        const stop = new AbortController();
        fetch("/plain", { signal: stop.signal }).catch(() => {});
        stop.abort();
        const xhr = new XMLHttpRequest();
        xhr.open("put", "/v1/none");
        xhr.send("{}");`,
    },
    "/slow": quickPage(`<script src="/slow.js"></script>`, 'data-slow-request-ms="50"'),
    "/slow.js": {
      headers: { "content-type": "text/javascript" },
      body: `fetch("/demo/index.html");`,
    },
    // A batch that is sent before a title comes keeps the one before it.
    "/spa": plainPage(
      `
      <button id="push">Push</button><button id="same">Same</button><button id="hash">Hash</button>
      <a id="anchor" href="#part">Part</a><p id="part">Part</p><script src="/spa.js"></script>`,
      'data-batch-ms="1000"',
    ),
    "/spa.js": {
      headers: { "content-type": "text/javascript" },
      body: `
        const at = (id, run) => document.getElementById(id).addEventListener("click", run);
        at("push", () => { history.pushState(null, "", "/spa/two?filter=x"); setTimeout(() => { document.title = "Two" }, 20) });
        at("same", () => history.replaceState({ a: 1 }, "", location.href));
        at("hash", () => { location.hash = "#/three" });`,
    },
  });
});
afterEach(() => session.clear());
after(() => session.stop());

const kinds = ({ reactions }) => reactions.map((reaction) => reaction.kind).sort();

test("a page view has its page, session and visitor", async () => {
  const page = await session.visit("/plain?utm_source=mail&token=secret");
  const view = await session.first("pageView");
  assert.equal(view.navigation, 1);
  assert.equal(view.page.url, `${session.hub.url}/plain?utm_source=mail`);
  assert.equal(view.page.title, "Plain");
  assert.equal(view.page.referrer, "");
  const { context } = view.batch;
  for (const id of [context.sessionId, context.visitorId, context.tabId, view.event.id, view.page.viewId]) {
    assert.match(id, /^[A-Za-z0-9_-]{1,64}$/);
  }
  assert.equal(context.sdkName, "gosight-js");
  assert.ok(Math.abs(Number(context.sentAtMs) - Date.now()) < 10_000);
  assert.deepEqual(
    { width: context.screen.viewportWidth, height: context.screen.viewportHeight },
    page.viewportSize(),
  );
  assert.ok(context.clientHints.brands.some(({ brand }) => brand === "Chromium"));

  await page.reload();
  await session.first("pageView", ({ navigation }) => navigation === 2);
});

test("what is clicked before later.js is there is recorded, with nothing known of the answer", async () => {
  let arrive;
  const arrived = new Promise((resolve) => {
    arrive = resolve;
  });
  const page = await session.visit("/plain", {}, (fresh) =>
    fresh.route("**/later.js", async (route) => {
      await arrived;
      await route.continue();
    }),
  );
  await page.click("#link-like span");
  await page.evaluate(() => history.pushState(null, "", "/plain/next"));
  arrive();
  const click = await session.first("click");
  assert.equal(click.target.selector, "#link-like > span");
  assert.equal(new URL(click.page.url).pathname, "/plain");
  assert.equal(click.watchedMs, 0);
  await page.close();
});

test("clicks tell what they hit and what answered", async () => {
  const page = await session.visit("/plain");
  for (const id of ["dead", "late", "ask", "open", "focus", "jump"]) {
    await page.click(`#${id}`);
    await settle(page, 700);
  }
  const click = (id) => session.first("click", ({ target }) => target.selector === `#${id}`);
  const dead = await click("dead");
  assert.deepEqual(dead.reactions, []);
  assert.equal(dead.target.text, "Dead");
  assert.equal(dead.target.href, "");
  assert.deepEqual(dead.target.traits, [6]);
  assert.ok(dead.elementXPermille > 400 && dead.elementXPermille < 600);
  assert.ok(dead.watchedMs > 400 && dead.watchedMs < 3000, `${dead.watchedMs}`);
  const late = await click("late");
  assert.deepEqual(kinds(late), [MUTATION]);
  assert.ok(late.reactions[0].delayMs >= 395);
  assert.ok(kinds(await click("ask")).includes(NETWORK));
  assert.ok(kinds(await click("open")).includes(WINDOW_OPEN));
  const focus = await click("focus");
  assert.deepEqual(kinds(focus), [FOCUS]);
  const jump = await click("jump");
  assert.ok(kinds(jump).includes(SCROLL));
  assert.equal(jump.watchedMs, 3000);
});

test("a click's element, its control and its traits are told apart", async () => {
  const page = await session.visit("/plain");
  await page.click("#link-like span");
  await page.click("#next");
  await page.click("#off", { force: true });
  await page.click("#away", { modifiers: ["Shift"], button: "middle" });
  const inner = await session.first("click", ({ target }) => target.tag === "span");
  assert.equal(inner.target.selector, "#link-like > span");
  assert.equal(inner.target.interactiveSelector, "#link-like");
  assert.equal(inner.target.text, "Inner");
  const next = await session.first("click", ({ target }) => target.selector === "#next");
  assert.deepEqual(next.target.traits, [6, 8]);
  const away = await session.first("click", ({ target }) => target.selector === "#away");
  assert.deepEqual(away.target.traits, [1, 2, 3]);
  assert.equal(away.target.href, `${session.hub.url}/plain?utm_source=test`);
  assert.equal(away.button, 1);
  assert.equal(away.modifiers, 8);
});

test("a click on a label is one click", async () => {
  const page = await session.visit("/plain");
  await page.click("#label", { position: { x: 40, y: 5 } });
  await page.close();
  await session.first("pageLeave");
  assert.equal(session.of("click").length, 1);
  assert.ok(await session.first("inputChange", ({ target }) => target.selector === "#box"));
});

test("selecting text is a reaction, copying is told without the text", async () => {
  const page = await session.visit("/plain");
  await page.click("#words", { clickCount: 3 });
  await page.keyboard.press("Control+c");
  const copy = await session.first("copy");
  assert.ok(copy.length >= "Some words to select here".length);
  const selecting = await session.first("click", (one) => kinds(one).includes(SELECTION));
  assert.equal(selecting.target.text, "");
});

test("scrolling is told by pauses, with depth and reversals", async () => {
  // A busy machine makes pauses of its own; longer timers bridge them.
  const page = await session.visit("/plain", {}, (fresh) =>
    fresh.addInitScript(() => {
      const native = window.setTimeout;
      window.setTimeout = (run, ms, ...given) => native(run, Math.max(ms, 1500), ...given);
    }),
  );
  await page.evaluate(async () => {
    for (const top of [300, 600, 200, 700, 100]) {
      const told = new Promise((resolve) => document.addEventListener("scroll", resolve, { once: true }));
      window.scrollTo(0, top);
      await told;
    }
  });
  const scroll = await session.first("scroll");
  assert.equal(scroll.reversals, 3);
  assert.equal(scroll.reversalOffsetsMs.length, 3);
  assert.equal(scroll.top, 100);
  assert.ok(scroll.maxDepthPermille > scroll.depthPermille);
  await page.evaluate(() => window.scrollTo(0, 1e6));
  await page.close();
  const leave = await session.first("pageLeave");
  assert.equal(leave.maxScrollPermille, 1000);
  assert.equal(leave.maxContentPermille, 1000);
  assert.ok(leave.visibleMs > 400 && leave.visibleMs < 20_000);
  assert.ok(leave.engagedMs <= leave.visibleMs);
});

test("the pointer's path can be drawn again", async () => {
  const page = await session.visit("/plain");
  for (let i = 0; i <= 20; i++) {
    await page.mouse.move(100 + i * 20, 100 + (i % 2) * 40);
    await page.waitForTimeout(60);
  }
  await page.close();
  await session.first("pageLeave");
  const pieces = session.of("mouse");
  for (const { dtMs, dx, dy } of pieces) {
    assert.equal(dx.length, dtMs.length);
    assert.equal(dy.length, dtMs.length);
    assert.equal(dtMs[0], 0);
  }
  const sum = (list) => list.reduce((all, one) => all + one, 0);
  assert.ok(sum(pieces.map(({ dtMs }) => dtMs.length)) >= 10);
  // Each piece begins with a place on the page.
  const ends = pieces.map(({ dx }) => sum(dx));
  assert.ok(Math.abs(ends.at(-1) - 500) <= 40, `${ends}`);
});

test("a piece of the pointer's path ends though the pointer rests", async () => {
  const page = await session.visit("/plain");
  await page.mouse.move(100, 100);
  await settle(page, 100);
  await page.mouse.move(200, 100);
  const mouse = await session.first("mouse");
  assert.deepEqual(mouse.dx, [100, 100]);
  assert.deepEqual(mouse.dy, [100, 0]);
});

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
