// Pages of other authors, served from another origin than the hub's: what they show and type, and their own code.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { eventually } from "./support/browser.mjs";
import { startStrangers } from "./support/strangers.mjs";

let strangers;
let open;
let hub;
before(async () => {
  strangers = await startStrangers();
  ({ open, hub } = strangers);
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
