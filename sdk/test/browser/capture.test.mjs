// Clicks, selections, scrolling and the pointer are captured.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { settle } from "./support/browser.mjs";
import { CAPTURED } from "./support/captured.mjs";
import { startSession } from "./support/session.mjs";

const MUTATION = 1;
const SCROLL = 2;
const SELECTION = 3;
const FOCUS = 4;
const NETWORK = 6;
const WINDOW_OPEN = 7;

let session;
before(async () => {
  session = await startSession(CAPTURED);
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
