// Pages with the frameworks that sites use: with the SDK, each makes the same errors, requests and results as
// without it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settle, startBrowser } from "../browser/support/browser.mjs";
import { bundle, published, svelte } from "./support/bundle.mjs";
import { compare } from "./support/compare.mjs";
import { OWN, own, tag } from "./support/own.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test("a page without a framework", () =>
  compare(
    browser,
    { head: tag("/own.js"), body: "<h1>Plain</h1>", scripts: { "/own.js": OWN }, act: own },
    { pageView: 1, jsError: 2, request: 2 },
  ));

test("Turbo", async () => {
  const page =
    (name, rest = "") =>
    () =>
      `<h1>${name}</h1><a id="one" href="/page1">One</a> <a id="two" href="/page2">Two</a>
     <turbo-frame id="frame"><a id="in" href="/frame">Within</a></turbo-frame>
     <form id="form" method="post" action="/form"><input name="a" value="1"><button>Go</button></form>${rest}`;
  const none = await compare(
    browser,
    {
      head: `<script defer src="/turbo.js"></script>`,
      scripts: {
        "/turbo.js": `(() => { ${await published("@hotwired/turbo/dist/turbo.es2017-umd.js")} })()`,
      },
      pages: {
        "/page1": page("One"),
        "/page2": page("Two"),
        "/frame": '<turbo-frame id="frame"><p>Framed</p></turbo-frame>',
        "/form": { status: 303, headers: { location: "/page2" } },
      },
      body: page("Start")(),
      async act(tab) {
        await tab.click("#one");
        await tab.waitForSelector("h1:text('One')");
        await tab.click("#in");
        await tab.waitForSelector("text=Framed");
        await tab.click("#form button");
        await tab.waitForSelector("h1:text('Two')");
        await tab.goBack();
        await tab.waitForSelector("h1:text('One')");
      },
    },
    { pageView: 4, click: 3 },
  );
  assert.equal(none.result.address, "/page1");
});

test("zone.js, as Angular uses it", async () => {
  const none = await compare(
    browser,
    {
      head: tag("/zone.js", "/own.js", "/app.js"),
      scripts: {
        "/zone.js": await published("zone.js/bundles/zone.umd.js"),
        "/own.js": OWN,
        "/app.js": `
          let macro = 0, micro = 0, turns = 0;
          const zone = Zone.current.fork({
            name: "app",
            onInvokeTask(parent, current, target, task, self, args) {
              turns++;
              return parent.invokeTask(target, task, self, args);
            },
            onHasTask(parent, current, target, state) {
              parent.hasTask(target, state);
              if (current === target) { macro += state.macroTask ? 1 : 0; window.stable = !state.macroTask && !state.microTask; }
            },
            onHandleError(parent, current, target, error) { said.push("zone " + error.message); return false; },
          });
          addEventListener("DOMContentLoaded", () => zone.run(() => {
            const button = document.getElementById("go");
            button.addEventListener("click", () => {
              setTimeout(() => { button.textContent = "Gone in " + Zone.current.name; }, 20);
              fetch("/none").then((answer) => said.push("in " + Zone.current.name + " " + answer.status));
              history.pushState(null, "", "/page1");
              setTimeout(() => { throw new Error("in the zone"); }, 30);
            });
          }));
          window.count = () => said.push("turns " + turns + ", stable " + stable);`,
      },
      body: '<button id="go">Go</button>',
      async act(page) {
        await page.click("#go");
        await settle(page);
        await page.evaluate(() => count());
        await own(page);
      },
    },
    { pageView: 2, click: 1 },
  );
  assert.ok(none.result.said.includes("turns 4, stable true"), none.result.said.join("; "));
});

const REACT = `
  import { Component, StrictMode, Suspense, createElement as h, startTransition, useEffect, useState } from "react";
  import { createPortal } from "react-dom";
  import { hydrateRoot } from "react-dom/client";
  class Boundary extends Component {
    state = {};
    static getDerivedStateFromError(error) { return { error }; }
    render() { return this.state.error ? h("p", { id: "sorry" }, this.state.error.message) : this.props.children; }
  }
  function Broken({ when }) { if (when) throw new TypeError("broken part"); return h("p", null, "whole"); }
  function App() {
    const [count, setCount] = useState(0);
    const [path, setPath] = useState("start");
    useEffect(() => {
      const follow = () => setPath(location.pathname);
      addEventListener("popstate", follow);
      return () => removeEventListener("popstate", follow);
    }, []);
    return h("main", { tabIndex: -1 },
      h("button", { id: "add", onClick: () => startTransition(() => setCount(count + 1)) }, "Add ", count),
      h("button", { id: "break", onClick: () => setCount(-1) }, "Break"),
      h("button", { id: "fail", onClick: () => { throw new Error("in a handler"); } }, "Fail"),
      h("a", { id: "link", href: "/page1", onClick: (event) => {
        event.preventDefault(); history.pushState(null, "", "/page1"); setPath(location.pathname);
      } }, "Link"),
      h("input", { id: "text", value: path, onChange: (event) => setPath(event.target.value) }),
      h("p", { id: "path" }, path),
      h(Boundary, null, h(Broken, { when: count < 0 })),
      h(Suspense, { fallback: "..." }, h("i", null, "ready")),
      count > 0 && createPortal(h("p", { id: "portal" }, "portal ", count), document.body));
  }
  addEventListener("DOMContentLoaded", () =>
    hydrateRoot(document.getElementById("root"), h(StrictMode, null, h(App))));`;
const REACT_HTML =
  '<div id="root"><main tabindex="-1"><button id="add">Add <!-- -->0</button><button id="break">Break</button><button id="fail">Fail</button><a id="link" href="/page1">Link</a><input id="text" value="start"/><p id="path">start</p><p>whole</p><!--$--><i>ready</i><!--/$--></main></div>';

for (const react of [18, 19]) {
  test(`React ${react}, hydrated`, async () => {
    const none = await compare(
      browser,
      {
        head: tag("/own.js", "/app.js"),
        scripts: { "/own.js": OWN, "/app.js": await bundle(REACT, { react }) },
        body: REACT_HTML,
        async act(page) {
          await page.click("#add");
          await page.waitForSelector("#portal");
          await page.click("#link");
          await page.fill("#text", "typed");
          await page.click("#fail");
          await page.click("#break");
          await page.waitForSelector("#sorry");
          await own(page);
        },
      },
      { pageView: 2, click: 4, inputChange: 1 },
    );
    assert.match(none.result.text, /broken part/);
    assert.ok(none.errors.some((text) => text.includes("in a handler")));
    assert.ok(!none.errors.some((text) => /hydrat|#4\d\d/i.test(text)), none.errors.join());
  });
}

test("Vue", async () => {
  const none = await compare(
    browser,
    {
      head: tag("/own.js", "/app.js"),
      scripts: {
        "/own.js": OWN,
        "/app.js": await bundle(`
          import { createApp, h, nextTick, ref, Teleport, TransitionGroup, withModifiers } from "vue";
          addEventListener("DOMContentLoaded", () => createApp({
            setup() {
              const rows = ref([1]);
              const text = ref("");
              const add = async () => { rows.value.push(rows.value.length + 1); await nextTick(); said.push("rows " + document.querySelectorAll("li").length); };
              return () => h("main", [
                h("button", { id: "add", onClick: add }, "Add"),
                h("button", { id: "fail", onClick: () => { throw new Error("in a handler"); } }, "Fail"),
                h("form", { onSubmit: withModifiers(() => said.push("submit " + text.value), ["prevent"]) }, [
                  h("input", { id: "text", value: text.value, onInput: (event) => { text.value = event.target.value; } }),
                  h("button", { id: "send" }, "Send") ]),
                h(TransitionGroup, { tag: "ul" }, () => rows.value.map((row) => h("li", { key: row }, row))),
                h(Teleport, { to: "body" }, h("p", text.value)),
              ]);
            },
          }).mount("#root"));`),
      },
      body: '<div id="root"></div>',
      async act(page) {
        await page.click("#add");
        await page.fill("#text", "typed");
        await page.click("#send");
        await page.click("#fail");
        await own(page);
      },
    },
    { pageView: 1, click: 3, formSubmit: 1 },
  );
  assert.ok(none.result.said.includes("submit typed"));
});

test("Svelte", async () => {
  const component = svelte(`
    <script>
      let count = $state(0);
      let text = $state("");
      let double = $derived(count * 2);
      $effect(() => { window.said.push("effect " + count); });
    </script>
    <button id="add" onclick={() => count++}>Add {count}</button>
    <button id="fail" onclick={() => { throw new Error("in a handler"); }}>Fail</button>
    <input id="text" bind:value={text}>
    {#if count > 0}<p id="double">{double} {text}</p>{/if}`);
  const none = await compare(
    browser,
    {
      head: tag("/own.js", "/app.js"),
      scripts: {
        "/own.js": OWN,
        "/app.js": await bundle(
          `${component.replace("export default function", "function")}
           import { mount } from "svelte";
           addEventListener("DOMContentLoaded", () => mount(${/export default function (\w+)/.exec(component)[1]}, { target: document.getElementById("root") }));`,
        ),
      },
      body: '<div id="root"></div>',
      async act(page) {
        await page.click("#add");
        await page.fill("#text", "typed");
        await page.click("#fail");
        await own(page);
      },
    },
    { pageView: 1, click: 2 },
  );
  assert.match(none.result.text, /2 typed/);
});

test("htmx", async () => {
  const none = await compare(
    browser,
    {
      head: tag("/htmx.js", "/own.js"),
      scripts: { "/htmx.js": await published("htmx.org/dist/htmx.js"), "/own.js": OWN },
      pages: {
        "/part": '<p id="part">Part</p>',
        "/page1": () => "<h1>Boosted</h1>",
        "/page2": () => "<h1>Pushed</h1>",
      },
      body: `<button id="get" hx-get="/part" hx-target="#place">Get</button><div id="place"></div>
        <button id="push" hx-get="/page2" hx-target="#place" hx-push-url="true">Push</button>
        <button id="lost" hx-get="/none" hx-target="#place">Lost</button>
        <div hx-boost="true" hx-boost:inherited="true"><a id="boost" href="/page1">Boost</a></div>`,
      async act(page) {
        await page.click("#get");
        await page.waitForSelector("#part");
        await page.click("#lost");
        await page.click("#push");
        await page.waitForSelector("h1:text('Pushed')");
        await own(page);
        await page.click("#boost");
        await page.waitForSelector("h1:text('Boosted')");
      },
    },
    { pageView: 2, click: 3 },
  );
  assert.ok(none.requests.some((text) => text.startsWith("GET /page2")));
});
