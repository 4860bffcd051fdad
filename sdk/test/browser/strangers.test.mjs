// Pages that nobody here wrote: served from another origin than the hub's, with all that the web is full of.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
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

test("only controls have labels, and never what is typed", async () => {
  const visit = await open(`
    <main tabindex="-1"><p id="account">Account of Ada, next payment</p>
      <div contenteditable id="note">typed note</div>
      <div role="textbox" id="box" contenteditable="plaintext-only"><a href="#" id="inside">typed link</a></div>
      <div role="textbox" tabindex="0"><button id="in-box">typed button</button></div>
      <button id="mixed">Save <span contenteditable>typed part</span></button>
      <div onclick="1"><p id="card">Balance 100</p></div>
      <select id="choice" size="2"><option>chosen one</option><option>two</option></select>
      <input type="submit" id="send" value="Send it"><button id="labelled" aria-label="Close">x</button>
      <a href="#" id="picture"><img alt="Home page" width="20" height="20"></a>
    </main>`);
  for (const id of [
    "account",
    "note",
    "inside",
    "in-box",
    "mixed",
    "card",
    "choice",
    "send",
    "labelled",
    "picture",
  ])
    await visit.page.click(`#${id}`, { position: { x: 6, y: 6 } });
  await visit.leave();
  const clickOn = (id) => visit.of("click").find(({ target }) => target.selector.startsWith(`#${id}`));
  assert.doesNotMatch(visit.sent(), /Account|typed|Balance|chosen/);
  assert.equal(clickOn("account").target.interactiveSelector, "");
  assert.ok(!clickOn("account").target.traits.includes(8), "its text vetoes no rage click");
  assert.equal(clickOn("mixed").target.text, "Save");
  assert.equal(clickOn("send").target.text, "Send it");
  assert.equal(clickOn("labelled").target.text, "Close");
  assert.equal(clickOn("picture").target.text, "Home page");
  await visit.close();
});

test("a click on an endless text costs nothing", async () => {
  const visit = await open(
    `<pre tabindex="0" id="log">${"x".repeat(100_000)}</pre><button id="long">${"y@".repeat(50_000)}</button>`,
  );
  // From the SDK's listener, which is the first, to the page's own.
  await visit.page.evaluate(() => {
    window.took = [];
    addEventListener("click", (event) => took.push(performance.now() - event.timeStamp));
  });
  await visit.page.click("#log", { position: { x: 5, y: 5 } });
  await visit.page.click("#long", { position: { x: 5, y: 5 } });
  const took = await visit.page.evaluate(() => took);
  assert.ok(Math.max(...took) < 500, `${took} ms`);
  await visit.leave();
  assert.equal(visit.of("click").length, 2);
  await visit.close();
});

test("titles, stacks, paths and properties lose their secrets", async () => {
  const visit = await open("", { head: "" });
  await visit.page.evaluate(async () => {
    document.title = "Mail for ada@example.com";
    const error = new Error("no card 4111 1111 1111 1111");
    error.stack =
      "Error: at f (https://shop.example/reset/a1b2c3d4e5/app.js?token=hunter2:1:2) ada@example.com";
    gosight.captureException(error);
    gosight.track("paid by ada@example.com", {
      password: "hunter2",
      note: "call ada@example.com",
      plan: "pro",
    });
    await fetch("/reset/a1b2c3d4e5?token=hunter2").catch(() => {});
    gosight.page({ url: "/u/ada@example.com;sid=hunter2/4111111111111111", title: "ada@example.com" });
  });
  await visit.first("request");
  await visit.first("jsError");
  await visit.leave();
  assert.doesNotMatch(visit.sent(), /ada@|hunter2|1111 ?1111|a1b2c3d4e5/);
  assert.match(visit.sent(), /pro/);
  await visit.close();
});

test("the page's errors stay the page's", async () => {
  const visit = await open(
    `<script>
      window.seen = [];
      addEventListener("unhandledrejection", (event) => seen.push(event.reason));
      fetch("http://127.0.0.1:9/nothing");
      fetch("/page1", { signal: AbortSignal.abort("my reason") });
      Promise.reject({ code: 5 });
      window.same = fetch("/page1").then((answer) => answer.ok);
      window.pushed = History.prototype.pushState.call(history, null, "", location.href);
      try { history.pushState(() => {}, "") } catch (error) { window.threw = error.name }
      try { new XMLHttpRequest().open("GET", "http://[bad") } catch (error) { window.xhr = error.name }
    </script>`,
  );
  await visit.page.waitForFunction(() => window.seen.length >= 3);
  const seen = await visit.page.evaluate(() => seen.map((one) => one.code ?? one.name ?? one).sort());
  assert.deepEqual(seen, [5, "TypeError", "my reason"]);
  assert.equal(await visit.page.evaluate(() => same), true);
  assert.equal(await visit.page.evaluate(() => threw), "DataCloneError");
  assert.equal(await visit.page.evaluate(() => xhr), "SyntaxError");
  const plain = await visit.first("jsError", ({ message }) => message === '{"code":5}');
  assert.equal(plain.type, "object");
  const failed = await visit.first("request", ({ url }) => url.endsWith("/nothing"));
  assert.equal(failed.status, 0);
  assert.equal(visit.of("request").length, 1, "what the site gave up is no failure");
  await visit.close();
});

for (const readme of ["../../README.md", "../../../README.md"])
  test(`the snippet of ${readme} hides none of the page's errors`, async () => {
    const text = await readFile(new URL(readme, import.meta.url), "utf8");
    const [snippet, hub] = /<script async [^\n]*src="(https?:\/\/[^/]*)[^\n]*data-key[^\n]*/.exec(text);
    const visit = await open("", {
      own: (url) => `<!doctype html><title>Snippet</title>
      ${snippet.replace(hub, url).replace("gsw_...", "gsw_test")}
      <script>
        window.seen = [];
        addEventListener("error", ({ message }) => seen.push(message));
        addEventListener("unhandledrejection", ({ reason }) => seen.push(reason.message));
      </script>`,
    });
    await visit.first("pageView");
    await visit.page.evaluate(() => {
      setTimeout(() => fetch("http://127.0.0.1:9/nothing"));
      setTimeout(() => history.pushState(() => {}, ""));
      setTimeout(() => new XMLHttpRequest().open("GET", "http://[bad"));
      setTimeout(() => document.body.attachShadow({ mode: "no" }));
    });
    await eventually(() => visit.page.evaluate(() => seen.length === 4), "all errors");
    const seen = await visit.page.evaluate(() => seen);
    assert.ok(!seen.some((message) => /Script error/.test(message)), seen.join());
    await visit.close();
  });

test("a site's own fetch never sees what goes to the hub", async () => {
  const visit = await open("", {
    head: `<script>
      const native = fetch;
      window.calls = [];
      window.fetch = (url, init = {}) => {
        calls.push(String(url));
        return native(url, { ...init, headers: { ...init.headers, authorization: "Bearer secret" } });
      };
    </script>`,
  });
  await visit.first("pageView");
  assert.deepEqual(await visit.page.evaluate(() => calls), []);
  assert.ok(hub.requests.every(({ headers }) => !headers.authorization));
  assert.equal(await visit.page.evaluate(() => document.querySelectorAll("iframe").length), 0);
  await visit.close();
});

test("work is done outside of Angular's zone", async () => {
  const visit = await open('<button id="go">Go</button>', {
    head: `<script>
      window.inside = [];
      let current = "angular";
      window.Zone = { root: { run(work) { const before = current; current = "root"; try { return work() } finally { current = before } } } };
      const timer = window.setTimeout;
      window.setTimeout = (run, ms, ...given) => {
        if (current !== "root") inside.push(new Error().stack);
        return timer(run, ms, ...given);
      };
    </script>`,
  });
  await visit.page.click("#go");
  await visit.page.evaluate(() => gosight.track("x"));
  await visit.first("custom");
  const inside = await visit.page.evaluate(() => inside);
  assert.deepEqual(
    inside.filter((stack) => /gosight\.js|later\.js/.test(stack)),
    [],
  );
  await visit.close();
});

const CLOBBERED = `<form name="title"><input name="id"><input name="matches"><input name="getAttribute">
  <input name="localName"><input name="parentElement"><input name="getRootNode"><input name="previousElementSibling">
  <button type="button" id="go">Go</button></form>`;

for (const [what, options, body = '<button id="go">Go</button>'] of [
  ["an element called gosight", { head: '<div id="gosight"></div>' }],
  ["a script called gosight", { attributes: 'id="gosight"' }],
  [
    "half of userAgentData",
    { head: '<script>Object.defineProperty(navigator, "userAgentData", { value: { brands: [] } })</script>' },
  ],
  ["a hash route as text", { attributes: 'data-hash-route="^#/"' }],
  ["a hash route as a pattern's text", { attributes: 'data-hash-route="/^#!?\\//"' }],
  ["no getEntriesByType", { head: "<script>performance.getEntriesByType = undefined</script>" }],
  ["no PerformanceObserver", { head: "<script>delete window.PerformanceObserver</script>" }],
  ["no MutationObserver", { head: "<script>delete window.MutationObserver</script>" }],
  ["no WeakRef", { head: "<script>delete window.WeakRef</script>" }],
  [
    "no navigation",
    { head: "<script>Object.defineProperty(window, 'navigation', { value: { open: true } })</script>" },
  ],
  ["clobbered forms", {}, CLOBBERED],
  ...["{}", "5", "[]", "null", '"x"', "{", '{"v":1,"s":{},"b":"x","t":[]}'].map((stored) => [
    `stored state ${stored}`,
    {
      head: `<script>localStorage["gosight.gsw_test"] = ${JSON.stringify(stored)}; sessionStorage["gosight.gsw_test.tab"] = "no id!"</script>`,
    },
  ]),
  [
    "a module",
    {
      own: (url) =>
        `<!doctype html><title>Module</title><script type="module" crossorigin="anonymous" src="${url}/sdk/gosight.js" data-key="gsw_test"></script><button id="go">Go</button>`,
    },
  ],
]) {
  test(`it works with ${what}`, async () => {
    const visit = await open(body, options);
    // The tool's own click looks at members that a form may hide.
    const [x, y] = await visit.page.evaluate(() => {
      const { left, top } = document.getElementById("go").getBoundingClientRect();
      return [left + 5, top + 5];
    });
    await visit.page.mouse.click(x, y);
    await visit.page.evaluate(() => gosight.track("x"));
    await visit.leave();
    assert.equal(visit.of("pageView").length, 1);
    assert.equal(visit.of("click").length, 1);
    assert.equal(visit.of("click")[0].target.text, "Go");
    assert.equal(visit.of("custom").length, 1);
    const { sessionId, visitorId, tabId } = visit.of("custom")[0].batch.context;
    for (const id of [sessionId, visitorId, tabId]) assert.match(id, /^[a-z0-9]{10,21}$/);
    assert.equal(typeof visit.of("pageView")[0].page.title, "string");
    assert.deepEqual(visit.errors, []);
    assert.deepEqual(visit.ours(), []);
    await visit.close();
  });
}

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
