// Pages of other authors, served from another origin than the hub's: the values that they give, and what they come back from.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { startStrangers } from "./support/strangers.mjs";

let strangers;
let open;
let hub;
let site;
before(async () => {
  strangers = await startStrangers();
  ({ open, hub, site } = strangers);
});
after(() => strangers.stop());

test("any value is brought into range or refused, and harms nothing else", async () => {
  const visit = await open("");
  await visit.page.evaluate(() => {
    const self = { name: "loop" };
    self.self = self;
    gosight.track("circular", self);
    gosight.track("big", {
      n: 10n,
      s: Symbol("x"),
      bad: {
        toJSON() {
          throw new Error("no");
        },
      },
    });
    gosight.track("fine", { n: 10n });
    gosight.track(Symbol("x"));
    gosight.track("x".repeat(201));
    gosight.track("", {});
    gosight.track(42, "text");
    gosight.track("long", { text: "x".repeat(100_000) });
    gosight.track("wide", { list: Array(50_000).fill("word") });
    gosight.identify(4711, { plan: "pro" });
    gosight.identify({ id: 1 });
    gosight.identify(undefined);
    gosight.identify("y".repeat(500));
    gosight.alias(null);
    gosight.page({ url: 5, title: { a: 1 } });
    gosight.page({ url: Symbol("u"), title: Symbol("t") });
    gosight.captureException(Symbol("s"));
    gosight.captureException(Object.create(null));
    gosight.track("last");
  });
  await visit.first("custom", ({ name }) => name === "last");
  await visit.leave();
  const properties = Object.fromEntries(visit.of("custom").map((one) => [one.name, one.propertiesJson]));
  assert.deepEqual(
    Object.keys(properties).sort(),
    ["42", "big", "circular", "fine", "last", "long", "wide"].sort(),
  );
  assert.equal(properties.circular, '{"name":"loop"}');
  assert.equal(properties.fine, '{"n":"10"}');
  assert.equal(properties[42], '{"value":"text"}');
  for (const json of Object.values(properties)) assert.ok(json.length <= 20_000);
  assert.deepEqual(
    visit.of("identify").map(({ userId }) => userId),
    ["4711"],
  );
  assert.equal(visit.of("custom").at(-1).batch.context.userId, "4711");
  assert.deepEqual(visit.errors, []);
  assert.equal(visit.ours().length, 2, visit.ours().join("\n"));
  await visit.close();
});

test("an async beforeSend is an error that says so", async () => {
  const visit = await open("", {
    own: (url) => `<!doctype html><title>Async</title><script src="${url}/sdk/gosight.js"></script>
      <script>gosight.init({ key: "gsw_test", host: "${url}", beforeSend: async (event) => event });</script>`,
  });
  await visit.page.evaluate(() => {
    gosight.track("x");
    gosight.track("y");
    return gosight.flush();
  });
  await settle(visit.page, 300);
  assert.equal(visit.of("custom").length, 0);
  assert.equal(visit.ours().length, 1);
  assert.match(visit.ours()[0], /async/);
  await visit.close();
});

test("a beforeSend that breaks events and pages harms only them", async () => {
  const visit = await open("", {
    own: (url) => `<!doctype html><title>Broken</title><script src="${url}/sdk/gosight.js"></script>
      <script>gosight.init({ key: "gsw_test", host: "${url}", beforeSend(event, page) {
        page.title = { a: 1 }; page.referrer = null; event.id = 5; event.timeMs = "never"; return event;
      } });</script>`,
  });
  await visit.page.evaluate(() => {
    gosight.track("x");
    return gosight.flush();
  });
  const custom = await visit.first("custom");
  assert.match(custom.event.id, /^[a-z0-9]+-\d+$/);
  await visit.close();
});

test("addresses in SVG and with a base; times of requests; notices", async () => {
  const visit = await open(
    `<svg width="100" height="20"><a id="svg" href="/svg?token=secret"><text y="15">Link</text></a></svg>
     <svg width="100" height="20"><a id="old" xlink:href="/old"><text y="15">Old</text></a></svg>
     <a id="based" href="based">Based</a>
     <script>
       addEventListener("click", (event) => event.preventDefault());
       dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop completed with undelivered notifications." }));
       const request = new XMLHttpRequest();
       request.open("GET", "missing");
       setTimeout(() => request.send(), 700);
     </script>`,
    { head: `<base href="/base/">` },
  );
  await visit.page.click("#svg text");
  await visit.page.click("#old text");
  await visit.page.click("#based");
  const missing = await visit.first("request");
  assert.equal(missing.url, `${site.url}/base/missing`);
  assert.ok(missing.durationMs < 600, `${missing.durationMs}`);
  await visit.leave();
  assert.deepEqual(
    visit.of("click").map(({ target }) => target.href),
    [`${site.url}/svg`, `${site.url}/old`, `${site.url}/base/based`],
  );
  assert.equal(visit.of("jsError").length, 0);
  await visit.close();
});

test("a large element that scrolls in the page's place is followed", async () => {
  const visit = await open(
    '<div id="box" style="height:100%;overflow:auto"><div style="height:4000px"><button>Top</button></div></div>',
    { head: "<style>html,body{height:100%;margin:0;overflow:hidden}</style>" },
  );
  await visit.page.evaluate(() => {
    document.getElementById("box").scrollTop = 1000;
  });
  const scroll = await visit.first("scroll");
  assert.equal(scroll.top, 1000);
  assert.equal(scroll.documentHeight, 4000);
  assert.ok(scroll.depthPermille > 300 && scroll.depthPermille < 600, `${scroll.depthPermille}`);
  await visit.leave();
  assert.ok(visit.of("pageLeave")[0].maxScrollPermille < 600);
  await visit.close();
});

test("a page that comes back whole keeps its referrer", async () => {
  const visit = await open("");
  await visit.page.goto(`${site.url}/none`);
  await visit.page.goBack();
  await settle(visit.page, 300);
  await visit.leave();
  for (const { page } of visit.of("pageView")) assert.equal(page.referrer, "");
  await visit.close();
});

test("what the hub refused is said once", async () => {
  hub.answer((_, batch) => ({
    rejected: batch.events.map(({ id }, index) => ({
      index,
      eventId: id,
      reason: 4,
      message: "custom.name has more than 200 characters.",
    })),
  }));
  const visit = await open("");
  for (const name of ["a", "b"]) {
    await visit.page.evaluate((one) => {
      gosight.track(one);
      return gosight.flush();
    }, name);
  }
  hub.answer(() => undefined);
  assert.equal(visit.ours().length, 1, visit.ours().join("\n"));
  assert.match(visit.ours()[0], /custom\.name has more than 200 characters\.$/);
  await visit.close();
});

test("subdomains share a visitor if the site says so", async () => {
  const { port } = new URL(site.url);
  const visit = await open("", { attributes: 'data-cookie-domain="shop.localhost"' });
  const seen = [];
  for (const host of ["www.shop.localhost", "help.shop.localhost"]) {
    const before = hub.events().length;
    await visit.page.goto(`http://${host}:${port}${visit.path}`);
    const found = await eventually(
      () =>
        hub
          .events()
          .slice(before)
          .find(({ batch }) => batch.context.pages.some(({ url }) => url.includes(host))),
      host,
    );
    seen.push(`${found.batch.context.visitorId} ${found.batch.context.sessionId}`);
  }
  assert.equal(seen[0], seen[1]);
  await visit.page.evaluate(() => gosight.optOut());
  await visit.page.goto(`http://www.shop.localhost:${port}${visit.path}`);
  assert.match(await visit.page.evaluate(() => document.cookie), /optOut/);
  await visit.close();
});
