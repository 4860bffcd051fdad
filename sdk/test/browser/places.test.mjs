// Where the SDK has to work: under a strict policy, in shadow roots, in React and in Vue.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { application, reactApplication, vueApplication } from "./support/applications.mjs";
import { eventually } from "./support/browser.mjs";
import { startRecordingHub } from "./support/recording-hub.mjs";
import { plainPage, startSession } from "./support/session.mjs";

const sdk = fileURLToPath(new URL("../..", import.meta.url));

let session;
before(async () => {
  const script = await readFile(`${sdk}/dist/gosight.js`);
  const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
  const strict = (scripts) => ({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; script-src ${scripts}; connect-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'`,
  });
  const filter = await readFile(`${sdk}/dist/before-send.js`);
  /** A page with `beforeSend`, which takes its script only with this hash. */
  const pinned = (hash) => `<!doctype html><title>Pinned</title>
    <script type="importmap">{ "integrity": { "/sdk/before-send.js": "sha384-${hash}" } }</script>
    <script src="/sdk/gosight.js" integrity="${integrity}"></script><script src="/hook.js"></script>`;
  session = await startSession({
    "/strict-hook": {
      headers: strict("'nonce-once'"),
      body: `<!doctype html><title>Strict</title>
        <script src="/sdk/gosight.js" nonce="once"></script><script src="/hook.js" nonce="once"></script>`,
    },
    "/hook.js": {
      headers: { "content-type": "text/javascript" },
      body: `gosight.init({ key: "gsw_test", beforeSend: (event, page) => ((page.title = "Changed"), event) });`,
    },
    "/pinned": pinned(createHash("sha384").update(filter).digest("base64")),
    "/swapped": pinned(createHash("sha384").update("another").digest("base64")),
    "/strict": {
      headers: strict("'self'"),
      body: `<!doctype html><title>Strict</title>
        <script src="/sdk/gosight.js" data-key="gsw_test" integrity="${integrity}"></script>
        <button id="go">Go</button>`,
    },
    "/stub-only": "<!doctype html><title>Stub</title>",
    "/stub": `<!doctype html><title>Stub</title>
      <script src="/sdk/stub.js"></script><script src="/sdk/stub.js"></script><script src="/early.js"></script>
      <script async src="/sdk/gosight.js"></script><script async src="/sdk/gosight.js"></script>`,
    "/early.js": {
      headers: { "content-type": "text/javascript" },
      body: `gosight.track("before init"); gosight.init({ key: "gsw_test" }); gosight.track("early", { n: 1 });`,
    },
    "/shadow": plainPage(`<div id="host"></div><script src="/shadow.js"></script>`),
    "/shadow.js": {
      headers: { "content-type": "text/javascript" },
      body: `
        const open = document.getElementById("host").attachShadow({ mode: "open" });
        open.innerHTML = '<form id="f"><input name="city"><button id="inner" type="button"><b>Press</b></button><button id="send">Send</button></form><slot></slot><div id="nested"></div>';
        open.getElementById("inner").addEventListener("click", () => setTimeout(() => { open.getElementById("nested").textContent = "!" }, 50));
        open.getElementById("f").addEventListener("submit", (event) => event.preventDefault());`,
    },
    "/react": application("react"),
    "/react.js": await reactApplication("react"),
    "/next": application("next"),
    "/next.js": await reactApplication("next"),
    "/vue": application("vue"),
    "/vue.js": await vueApplication(),
  });
});
afterEach(() => session.clear());
after(() => session.stop());

test("a strict content security policy, with trusted types and integrity", async () => {
  const complaints = [];
  const page = await session.visit("/strict", {}, async (fresh) => {
    fresh.on("console", (message) => complaints.push(message.text()));
    fresh.on("pageerror", (error) => complaints.push(error.message));
  });
  await page.click("#go");
  await session.first("pageView");
  await session.first("click");
  assert.deepEqual(
    complaints.filter((text) => !/404/.test(text)),
    [],
  );
});

test("beforeSend under a policy of nonces and trusted types", async () => {
  await session.visit("/strict-hook");
  assert.equal((await session.first("pageView")).page.title, "Changed");
});

test("a page can pin the script that asks beforeSend", async () => {
  await session.visit("/pinned");
  await session.first("pageView");
  const swapped = await session.visit("/swapped");
  await swapped.evaluate(() => gosight.flush());
  await swapped.goto("about:blank");
  await swapped.waitForTimeout(500);
  assert.ok(session.of("pageView").every(({ page }) => page.url.endsWith("/pinned")));
});

test("beforeSend with a script from another origin", async () => {
  const other = await startRecordingHub();
  const page = await session.visit("/stub-only");
  await page.addScriptTag({ url: `${other.url}/sdk/gosight.js` });
  await page.addScriptTag({ url: "/hook.js" });
  await eventually(() => other.events().length, "the other hub has events");
  assert.equal(other.requests[0].batch.context.pages[0].title, "Changed");
  await other.close();
});

test("the stub remembers calls, and two tags count once", async () => {
  const page = await session.visit("/stub");
  await session.first("custom", ({ name }) => name === "early");
  await page.evaluate(() => gosight.flush());
  await page.waitForTimeout(300);
  assert.equal(session.of("pageView").length, 1);
  assert.deepEqual(
    session.of("custom").map(({ name }) => name),
    ["before init", "early"],
  );
});

test("shadow roots: clicks, reactions, fields and forms inside", async () => {
  const page = await session.visit("/shadow");
  await page.click("#inner b");
  await page.fill("[name=city]", "Hanoi");
  await page.click("#send");
  const click = await session.first("click", ({ target }) => target.tag === "b");
  assert.equal(click.target.selector, "#host >>> #inner > b");
  assert.equal(click.target.interactiveSelector, "#host >>> #inner");
  assert.equal(click.target.text, "Press");
  assert.ok(click.reactions.some(({ kind }) => kind === 1));
  const change = await session.first("inputChange");
  assert.equal(change.target.selector, "#host >>> #f > input[name=city]");
  const submit = await session.first("formSubmit");
  assert.equal(submit.formSelector, "#host >>> #f");
  assert.equal((await session.first("formStart")).firstField, "city");
});

for (const name of ["react", "next"]) {
  test(`a page of ${name === "next" ? "Next.js's kind" : "React"}`, async () => {
    const page = await session.visit(`/${name}`);
    await page.click("#add");
    await page.click("#route");
    await page.click("#break");
    await page.waitForSelector("#sorry");
    await session.first("custom", ({ name: event }) => event === "mounted");
    const added = await session.first("custom", ({ name: event }) => event === "added");
    assert.equal(added.propertiesJson, '{"count":0}');
    const error = await session.first("jsError", ({ message }) => message === "broken part");
    assert.equal(error.origin, 3);
    assert.ok(await session.first("pageView", ({ page: shown }) => shown.url.endsWith("/react/two")));
    const click = await session.first("click", ({ target }) => target.selector === "#add");
    assert.ok(click.reactions.some(({ kind }) => kind === 1));
  });
}

test("a page of Vue", async () => {
  const page = await session.visit("/vue");
  await page.click("#add");
  await page.click("#break");
  const added = await session.first("custom", ({ name }) => name === "added");
  assert.equal(added.propertiesJson, '{"count":1}');
  assert.equal((await session.first("jsError", ({ message }) => message === "broken handler")).origin, 3);
  await page.close();
  await eventually(() => session.of("click").length === 2, "both clicks");
});
