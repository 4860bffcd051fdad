import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, hears } from "./support/browser.mjs";
import { plainPage, startSession } from "./support/session.mjs";

const BODY = `
  <button id="go">Go</button>
  <div class="gs-block"><button id="hidden">Hidden</button></div>
  <div class="ph-no-capture"><button id="posthog">PostHog</button></div>
  <div data-sentry-block><button id="sentry">Sentry</button></div>
  <div data-openreplay-hidden><button id="openreplay">OpenReplay</button></div>
  <div class="rr-block"><button id="rrweb">rrweb</button></div>
  <button id="masked" class="gs-mask">Balance 1234</button>
  <button id="part">Hello <b data-gosight-mask>Ada</b>!</button>
  <button id="personal">Write to ada@example.com or call +49 170 1234567</button>
  <input id="ignored" class="gs-ignore"><input id="seen">`;

let session;
before(async () => {
  session = await startSession({
    "/plain": plainPage(BODY),
    "/gated": plainPage(BODY, 'data-consent="required"'),
    "/defiant": plainPage(BODY, 'data-respect-gpc="false" data-respect-dnt="false"'),
    "/cookieless": plainPage(BODY, 'data-persistence="none"'),
    "/speechless": plainPage(BODY, 'data-mask-all-text="true"'),
    "/hook": plainPage(BODY)
      .replace('data-key="gsw_test"', "")
      .replace("</head>", '<script src="/hook.js"></script></head>'),
    "/hook.js": {
      headers: { "content-type": "text/javascript" },
      body: `
        gosight.init({
          key: "gsw_test",
          beforeSend(event, page) {
            if (event.mouse) return null;
            if (event.click) event.click.target.text = "changed";
            page.title = "Changed";
            return event;
          },
        });`,
    },
  });
});
afterEach(() => session.clear());
after(() => session.stop());

const clicksOn = (id) => session.of("click").filter(({ target }) => target.selector === `#${id}`);

async function silence(page) {
  const kept = await stored(page);
  await page.click("#go");
  await page.evaluate(() => {
    gosight.track("bought");
    return gosight.flush();
  });
  await page.waitForTimeout(300);
  assert.deepEqual(await stored(page), kept);
  await page.goto("about:blank");
  await page.waitForTimeout(500);
  assert.equal(session.hub.requests.length, 0);
}

const stored = (page) => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

const signal = (name, value) => (page) =>
  page.addInitScript(
    ([key, said]) => Object.defineProperty(navigator, key, { get: () => said }),
    [name, value],
  );

test("Global Privacy Control: nothing is sent, nothing stored", async () => {
  const page = await session.visit("/plain", {}, signal("globalPrivacyControl", true));
  assert.deepEqual(await stored(page), []);
  await silence(page);
});

test("Do Not Track: nothing is sent, nothing stored", async () => {
  const page = await session.visit("/plain", {}, signal("doNotTrack", "1"));
  assert.deepEqual(await stored(page), []);
  await silence(page);
});

test("a site may choose not to respect the signals", async () => {
  await session.visit("/defiant", {}, signal("globalPrivacyControl", true));
  await session.first("pageView");
});

test("consent comes first; then everything works; opting out erases", async () => {
  const page = await session.visit("/gated");
  await page.click("#go");
  await page.waitForTimeout(1500);
  assert.equal(session.hub.requests.length, 0);
  assert.deepEqual(await stored(page), []);

  await page.evaluate(() => gosight.optIn());
  await session.first("pageView");
  await page.reload();
  await eventually(() => session.of("pageView").length === 2, "the decision is remembered");

  await page.evaluate(() => {
    gosight.track("never sent");
    gosight.optOut();
  });
  assert.deepEqual(await stored(page), ["gosight.consent"]);
  session.hub.requests.length = 0;
  await silence(page);
});

test("opting out lasts over a reload and reaches the other tabs", async () => {
  const page = await session.visit("/plain");
  await session.first("pageView");
  const other = await page.context().newPage();
  await other.goto(`${session.hub.url}/plain`);
  await eventually(() => session.of("pageView").length === 2, "both tabs");
  const heard = await hears(other, "gosight.consent");
  await page.evaluate(() => gosight.optOut());
  await heard();
  session.hub.requests.length = 0;
  await silence(other);
  await page.reload();
  await silence(page);
});

test("marks of ours and of others are honoured", async () => {
  const page = await session.visit("/plain");
  for (const id of [
    "hidden",
    "posthog",
    "sentry",
    "openreplay",
    "rrweb",
    "masked",
    "part",
    "personal",
    "go",
  ]) {
    await page.click(`#${id}`);
  }
  await page.fill("#ignored", "secret");
  await page.fill("#seen", "secret");
  await page.click("#go");
  await page.close();
  await session.first("pageLeave");
  for (const id of ["hidden", "posthog", "sentry", "openreplay", "rrweb"]) {
    assert.equal(clicksOn(id).length, 0, id);
  }
  assert.equal(clicksOn("masked")[0].target.text, "");
  assert.equal(clicksOn("part")[0].target.text, "Hello !");
  assert.equal(clicksOn("personal")[0].target.text, "Write to * or call +*");
  assert.equal(clicksOn("go")[0].target.text, "Go");
  assert.deepEqual(
    session.of("inputChange").map(({ target }) => target.selector),
    ["#seen"],
  );
});

test("a page that is prepared in advance is no visit until it is shown", async () => {
  const page = await session.visit("/plain", {}, (fresh) =>
    fresh.addInitScript(() => {
      let prepared = true;
      Object.defineProperty(document, "prerendering", { get: () => prepared });
      window.activate = () => {
        prepared = false;
        document.dispatchEvent(new Event("prerenderingchange"));
      };
    }),
  );
  await page.waitForTimeout(1500);
  assert.equal(session.hub.requests.length, 0);
  await page.evaluate(() => activate());
  await session.first("pageView");
});

test("texts can be left out altogether", async () => {
  const page = await session.visit("/speechless");
  await page.click("#go");
  await page.close();
  const click = await session.first("click");
  assert.equal(click.target.text, "");
});

test("cookieless: nothing on the device, no visitor", async () => {
  const page = await session.visit("/cookieless");
  await page.click("#go");
  const view = await session.first("pageView");
  assert.equal(view.batch.context.visitorId, "");
  assert.match(view.batch.context.sessionId, /^[a-z0-9]{10,21}$/);
  assert.deepEqual(await stored(page), []);
  assert.equal(await page.evaluate(() => document.cookie), "");
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
});

test("beforeSend changes and drops", async () => {
  const page = await session.visit("/hook");
  for (let i = 0; i < 5; i++) {
    await page.mouse.move(i * 50, 100);
    await page.waitForTimeout(60);
  }
  await page.click("#go");
  await page.close();
  const leave = await session.first("pageLeave");
  assert.equal(leave.page.title, "Changed");
  assert.equal(clicksOn("go")[0].target.text, "changed");
  assert.equal(session.of("mouse").length, 0);
});

const FILTER = "**/before-send.js";

/** A page with `beforeSend`, whose script comes when `arrive` is called. */
async function visitWithLateFilter() {
  let arrive;
  const arrived = new Promise((resolve) => {
    arrive = resolve;
  });
  const page = await session.visit("/hook", {}, (fresh) =>
    fresh.route(FILTER, async (route) => {
      await arrived;
      await route.continue();
    }),
  );
  return { page, arrive };
}

test("what happens before beforeSend can be asked waits, and goes out as it says", async () => {
  const { page, arrive } = await visitWithLateFilter();
  await page.click("#go");
  await page.evaluate(() => {
    gosight.track("early");
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await page.waitForTimeout(1500);
  assert.equal(session.hub.requests.length, 0);
  arrive();
  const early = await session.first("custom");
  assert.equal(early.page.title, "Changed");
  await session.first("pageView");
  // A page that is closed may be killed before it has sent anything.
  await page.goto("about:blank");
  assert.equal((await session.first("click")).target.text, "changed");
});

test("opting out erases what waits for beforeSend", async () => {
  const { page, arrive } = await visitWithLateFilter();
  await page.evaluate(async () => {
    gosight.track("early");
    await gosight.optOut();
    await gosight.optIn();
    gosight.track("later");
  });
  arrive();
  await session.first("custom");
  await page.close();
  await session.first("pageLeave");
  assert.deepEqual(
    session.of("custom").map(({ name }) => name),
    ["later"],
  );
});

test("where beforeSend can't be asked, nothing is sent", async () => {
  const warnings = [];
  const page = await session.visit("/hook", {}, async (fresh) => {
    fresh.on("console", (message) => warnings.push(message.text()));
    await fresh.route(FILTER, (route) => route.abort());
  });
  await page.click("#go");
  await page.evaluate(async () => {
    gosight.track("bought");
    await gosight.flush();
  });
  await page.goto("about:blank");
  await page.waitForTimeout(500);
  assert.equal(session.hub.requests.length, 0);
  assert.ok(warnings.some((text) => /\[gosight\].*beforeSend/.test(text)));
});
