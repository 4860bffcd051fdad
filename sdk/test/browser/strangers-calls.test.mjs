// Pages of other authors, served from another origin than the hub's: how they start and call the SDK, and how they change their address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { startStrangers } from "./support/strangers.mjs";

let strangers;
let open;
let hub;
let site;
let pages;
before(async () => {
  strangers = await startStrangers();
  ({ open, hub, site, pages } = strangers);
});
after(() => strangers.stop());

test("what cannot start says so once, and throws nothing", async () => {
  const visit = await open("", { attributes: 'data-mask-text-selector="["' });
  const broken = await open("", {
    own: (url) =>
      `<title>x</title><script src="${url}/sdk/gosight.js"></script><script>gosight.init({}); gosight.init(); gosight.track("x");</script>`,
  });
  for (const { page, errors, ours } of [visit, broken]) {
    await page.evaluate(async () => {
      gosight.track("x");
      await gosight.flush();
    });
    assert.deepEqual(errors, []);
    assert.equal(ours().length, 1, ours().join());
  }
  assert.equal(visit.of("pageView").length, 0);
  await visit.close();
  await broken.close();
});

test("calls record their moment", async () => {
  const visit = await open("");
  await visit.page.evaluate(() => {
    const cart = { items: 1 };
    gosight.track("before", cart);
    cart.items = 2;
    history.pushState(null, "", `${location.pathname}/second`);
    gosight.track("after", cart);
    gosight.identify("ada", cart);
    gosight.track("identified");
    history.replaceState(null, "", `${location.pathname}/third`);
    document.title = "Late";
  });
  await visit.leave();
  const [before, after] = ["before", "after"].map((wanted) =>
    visit.of("custom").find(({ name }) => name === wanted),
  );
  assert.equal(before.propertiesJson, '{"items":1}');
  assert.ok(before.page.url.endsWith(visit.path));
  assert.equal(after.propertiesJson, '{"items":2}');
  assert.ok(after.page.url.endsWith("/second"));
  assert.equal(visit.of("custom").find(({ name }) => name === "identified").batch.context.userId, "ada");
  await visit.close();
});

test("calls before the script record theirs, too", async () => {
  const visit = await open("", {
    own: (url) => `<!doctype html><title>Stub</title><script src="${url}/sdk/stub.js"></script><script>
      const cart = { items: 1 };
      gosight.track("early", cart);
      cart.items = 2;
      window.at = Date.now();
      history.replaceState(null, "", location.pathname + "/moved");
      setTimeout(() => {
        const script = document.createElement("script");
        script.src = "${url}/sdk/gosight.js";
        document.head.append(script);
        gosight.init({ key: "gsw_test", host: "${url}" });
      }, 500);
    </script>`,
  });
  const early = await visit.first("custom");
  assert.equal(early.propertiesJson, '{"items":1}');
  assert.ok(Math.abs(Number(early.event.timeMs) - (await visit.page.evaluate(() => window.at))) < 200);
  assert.ok(early.page.url.endsWith(visit.path));
  await visit.close();
});

test("vitals are sent once a page, also by real unloads", async () => {
  const visit = await open('<button id="go">Go</button>');
  await visit.first("webVital");
  await visit.page.click("#go");
  await visit.leave();
  const names = visit.of("webVital").map(({ name }) => name);
  assert.ok(names.includes(3), `CLS in ${names}`);
  assert.equal(new Set(names).size, names.length, `${names}`);
  assert.equal(visit.of("pageLeave").length, 1);
  await visit.close();
});

test("replacing the address shows no new page; pushing does, by whatever way", async () => {
  const visit = await open("", { head: "<script>window.bound = history.pushState.bind(history)</script>" });
  await visit.page.evaluate(() => {
    const { pathname } = location;
    history.replaceState(null, "", `${pathname}?utm_source=x`);
    history.replaceState(null, "", pathname);
    for (let i = 0; i < 20; i++) history.replaceState(null, "", `${pathname}/@52.${i},13`);
    history.replaceState(null, "", `${pathname}/redirected`);
    bound(null, "", `${pathname}/bound`);
    History.prototype.pushState.call(history, null, "", `${pathname}/prototype`);
    document.title = "Set after";
  });
  await settle(visit.page, 300);
  await visit.page.evaluate(() => {
    location.hash = "#/route";
  });
  await settle(visit.page, 100);
  await visit.page.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(() => {
          document.title = "Much later";
          resolve();
        }, 400),
      ),
  );
  await visit.leave();
  const views = visit.of("pageView");
  assert.equal(visit.of("pageLeave").at(-1).page.title, "Much later");
  assert.deepEqual(
    views.map(({ page }) => page.url.slice(page.url.indexOf(visit.path) + visit.path.length)),
    ["", "/bound", "/prototype", "/prototype#/route"],
  );
  assert.ok(views[1].page.referrer.endsWith("/redirected"));
  assert.equal(views[2].page.title, "Set after");
  await visit.close();
});

test("hash routes with a global pattern are each a page", async () => {
  const visit = await open("", {
    own: (url) => `<!doctype html><title>Hash</title><script src="${url}/sdk/gosight.js"></script>
      <script>gosight.init({ key: "gsw_test", host: "${url}", hashRoute: /^#r/g, allowedQuery: ["q"] });</script>`,
  });
  for (const hash of ["#r1", "#r2", "#r3", "#other"]) {
    await visit.page.evaluate((next) => {
      location.hash = next;
    }, hash);
    await settle(visit.page, 30);
  }
  await visit.page.evaluate(() => history.pushState(null, "", "?q=tent&utm_source=mail&token=secret"));
  await visit.leave();
  const urls = visit.of("pageView").map(({ page }) => page.url);
  for (const end of ["#r1", "#r2", "#r3", "?q=tent&utm_source=mail"])
    assert.ok(
      urls.some((url) => url.endsWith(end)),
      `${end} in ${urls}`,
    );
  await visit.close();
});

test("a frame of the same site makes no second view", async () => {
  pages["/framed"] = `<!doctype html><title>Framed</title>${strangers.tag()}<button id="in">In</button>`;
  const visit = await open(`<iframe src="/framed" width="300" height="200"></iframe>`);
  await visit.page.frameLocator("iframe").locator("#in").click();
  await visit.page.goto(`${site.url}/none`);
  await visit.first("pageView");
  await eventually(
    () => hub.events().some(({ event }) => event.payload.value.target?.selector === "#in"),
    "the click in the frame",
  );
  const framed = hub
    .events()
    .filter(({ batch }) => batch.context.pages.some(({ url }) => url.endsWith("/framed")))
    .map(({ event }) => event.payload.case);
  assert.ok(!framed.includes("pageView") && !framed.includes("pageLeave"), `${framed}`);
  await visit.close();
});
