// Pages whose code makes the browser another one: events, calls and recordings are as on any other, and nothing of
// ours fails in them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually } from "./support/browser.mjs";
import { recordedBy } from "./support/recording.mjs";
import { startStrangers } from "./support/strangers.mjs";

const GO = '<button id="go">Go</button>';

let strangers;
before(async () => {
  strangers = await startStrangers({ replay: { sampling_rate: 100 } });
});
after(() => strangers.stop());

/** Clicks on the button without the help of the page's own functions. */
async function click(visit) {
  const [x, y] = await visit.page.evaluate(() => {
    const { left, top } = document.getElementById("go").getBoundingClientRect();
    return [left + 5, top + 5];
  });
  await visit.page.mouse.click(x, y);
}

const inScript = (code) => ({ head: `<script>${code}</script>` });
const WITHOUT_EVAL = "script-src 'nonce-abc' 'self'; style-src 'self'; default-src 'none'";

for (const [what, options, word = what] of [
  [
    "frozen prototypes",
    inScript(`for (const one of [Object, Array, Function, String, History, Element, Node, HTMLElement, CSSStyleSheet,
      CSSStyleDeclaration, HTMLInputElement, XMLHttpRequest, EventTarget]) Object.freeze(one.prototype);`),
  ],
  [
    "lists with a toJSON, as Prototype.js makes them",
    inScript(`const inspect = (one) => JSON.stringify(one);
      Array.prototype.toJSON = function () { return "[" + this.map(String).join(", ") + "]"; };
      String.prototype.toJSON = function () { return '"' + this + '"'; };
      Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
      Array.from = (given) => given ? [].slice.call(given) : [];
      Object.prototype.each = function () {}; Array.prototype.clone = function () { return [].concat(this); };`),
  ],
  ["a variable called Date", inScript("var Date = '2024-05-01';")],
  ["a clock that stands still", inScript("Date.now = () => 0;")],
  [
    "a JSON of its own",
    inScript(
      "addEventListener('load', () => { JSON.stringify = JSON.parse = () => { throw new Error('ours'); }; });",
    ),
  ],
  ["no Intl", inScript("delete window.Intl;")],
  [
    "variables called as the browser's classes",
    inScript(`var URL = "/api"; var Element = "fire"; class Node { constructor(next) { this.next = next; } }
      var screen = "small"; var origin = "Rome"; var status = "open"; var Text = {}; var Option = 1; var Range = 2;`),
  ],
  [
    "changed accessors",
    inScript(`
      const { get } = Object.getOwnPropertyDescriptor(Node.prototype, "parentNode");
      Object.defineProperty(Node.prototype, "parentNode", { configurable: true, get() { return get.call(this) ?? document.body; } });
      Object.defineProperty(Element.prototype, "shadowRoot", { configurable: true, get() { throw new Error("no"); } });`),
  ],
  [
    "a policy without eval and with Trusted Types",
    {
      own: (url) => `<!doctype html><html><head><title>Page</title>
        <script nonce="abc" crossorigin="anonymous" src="${url}/sdk/gosight.js" data-key="gsw_test"></script></head><body>${GO}</body></html>`,
      get headers() {
        return {
          "content-security-policy": `${WITHOUT_EVAL}; connect-src ${strangers.hub.url}; require-trusted-types-for 'script'; trusted-types 'none'`,
        };
      },
    },
  ],
]) {
  test(`everything is captured on a page with ${what}`, async () => {
    const visit = await strangers.open(GO, options);
    await click(visit);
    await visit.page.evaluate((name) => gosight.track("bought", { name, list: [1, [2]] }), word);
    await visit.page.evaluate(() => document.body.append("later words"));
    const chunk = await visit.first("replayChunk");
    const sessionId = chunk.batch.context.sessionId;
    const ofThis = {
      stored: () => strangers.hub.stored().filter(({ batch }) => batch.context.sessionId === sessionId),
    };
    await eventually(async () => {
      await visit.page.evaluate(() => gosight.flush());
      return JSON.stringify(recordedBy(ofThis)).includes("later words");
    }, "the recording");
    await visit.leave();
    assert.equal(visit.of("pageView").length, 1);
    assert.ok(visit.of("pageView")[0].page.url.endsWith(visit.path));
    assert.equal(visit.of("click").length, 1);
    assert.equal(visit.of("click")[0].target.text, "Go");
    const custom = visit.of("custom")[0];
    assert.equal(custom.propertiesJson, JSON.stringify({ name: word, list: [1, [2]] }));
    assert.ok(Math.abs(Number(custom.event.timeMs) - Date.now()) < 120_000, `${custom.event.timeMs}`);
    assert.deepEqual(visit.errors, []);
    assert.deepEqual(
      visit.said.filter((text) => /gosight|policy|Trusted/i.test(text)),
      [],
    );
    await visit.close();
  });
}

test("calls before the script record their moment on a page with a variable called Date", async () => {
  const visit = await strangers.open("", {
    own: (url) => `<!doctype html><title>Page</title><script>var Date = "2024-05-01";</script>
      <script src="${url}/sdk/stub.js"></script>
      <script>gosight.track("early"); gosight.init({ key: "gsw_test", host: "${url}" });</script>
      <script src="${url}/sdk/gosight.js"></script>`,
  });
  const early = await visit.first("custom");
  assert.equal(early.name, "early");
  assert.ok(Math.abs(Number(early.event.timeMs) - Date.now()) < 120_000, `${early.event.timeMs}`);
  assert.deepEqual(visit.errors, []);
  await visit.close();
});
