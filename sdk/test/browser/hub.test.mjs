// Against a running hub: what a visitor does is in ClickHouse, each event once and with its fields.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { fromBinary } from "@bufbuild/protobuf";
import { readRegistry } from "../../scripts/descriptors.mjs";
import { application, reactApplication, vueApplication } from "./support/applications.mjs";
import { eventually, settle, startBrowser } from "./support/browser.mjs";
import { hub, isNamed, REASON } from "./support/real-hub.mjs";

const PATIENCE_MS = 60_000;
const skip = isNamed ? false : REASON;
const Event = readRegistry().getMessage("gosight.v1.Event");
const KINDS =
  "click copy custom form_start form_submit identify input_change js_error mouse page_leave page_view request resource_error scroll visibility web_vital";

// What any application may hold beside the SDK.
const BODY = `
  <button id="dead">Dead</button><button id="fail">Fail</button><p id="words">Some words to copy</p>
  <form id="join" name="join"><input name="email" type="email"><button id="send">Send</button></form>
  <div style="height:3000px"></div><script src="/page.js"></script>`;
const SCRIPT = `
  document.getElementById("fail").addEventListener("click", () => { throw new TypeError("no stock") });
  document.getElementById("join").addEventListener("submit", (event) => event.preventDefault());`;

let browser;
let site;
let origin;
before(async () => {
  if (!isNamed) return;
  browser = await startBrowser();
  // A site of another origin than the hub's, so that preflights are part of it.
  const options = { key: hub.key, host: hub.url };
  const files = {
    "/plain": `<!doctype html><title>plain</title>
      <script src="${hub.url}/sdk/gosight.js" data-key="${hub.key}"></script>${BODY}`,
    "/react": application("react", BODY),
    "/react.js": (await reactApplication("react", options)).body,
    "/vue": application("vue", BODY),
    "/vue.js": (await vueApplication(options)).body,
    "/page.js": SCRIPT,
    "/empty": "<!doctype html><title>empty</title>",
    "/quick": `<!doctype html><title>Elsewhere</title>
      <script src="${hub.url}/sdk/gosight.js" data-key="${hub.key}" data-batch-ms="200"></script><p>Elsewhere</p>`,
  };
  site = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const body = files[pathname];
    response.writeHead(body ? 200 : 404, {
      "content-type": pathname.endsWith(".js") ? "text/javascript" : "text/html",
    });
    response.end(body);
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${site.address().port}`;
});
after(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
});

async function sessionOf(page) {
  const name = `gosight.${hub.key}`;
  await page.waitForFunction((key) => localStorage.getItem(key), name);
  return page.evaluate((key) => JSON.parse(localStorage.getItem(key)).s, name);
}

async function rowsWith(session, fits, what) {
  let rows = [];
  const find = async () => {
    rows = await hub.rowsOf(session);
    return fits(rows) && rows;
  };
  try {
    return await eventually(find, what, PATIENCE_MS);
  } catch (cause) {
    const kinds = new Set(rows.map((row) => row.kind));
    throw new Error(`${rows.length} rows of ${[...kinds].join(" ")}`, { cause });
  }
}

const holdsAll = (kinds) => (rows) => kinds.split(" ").every((kind) => rows.some((row) => row.kind === kind));

/** Does everything that makes an event, then leaves. */
async function doEverything(page) {
  await page.click("#dead");
  await page.mouse.move(50, 300);
  await settle(page, 100);
  await page.mouse.move(150, 320);
  await settle(page, 100);
  await page.click("#fail");
  await page.fill("[name=email]", "ada@example.com");
  await page.click("#send");
  await page.click("#words", { clickCount: 3 });
  await page.keyboard.press("Control+c");
  await page.evaluate(async () => {
    gosight.track("bought", { price: 329 });
    gosight.identify("ada", { plan: "free" });
    document.body.append(Object.assign(new Image(), { src: "/missing.png?token=secret" }));
    await fetch("/nowhere?token=secret");
  });
  await page.mouse.wheel(0, 800);
  await page.waitForFunction(() => scrollY > 0);
  await settle(page, 300);
  await page.evaluate(() => {
    let hidden = true;
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new window.Event("visibilitychange"));
    hidden = false;
    document.dispatchEvent(new window.Event("visibilitychange"));
    delete document.hidden;
  });
  await page.close();
}

for (const name of ["plain", "react", "vue"]) {
  test(`a ${name} page: every kind is stored, with its fields`, { skip }, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/${name}?utm_source=test&token=secret`);
    const session = await sessionOf(page);
    await doEverything(page);
    const rows = await rowsWith(session, holdsAll(KINDS), `all of ${KINDS}`);
    await context.close();

    assert.equal(new Set(rows.map((row) => row.event_id)).size, rows.length);
    assert.doesNotMatch(JSON.stringify(rows), /ada@example|secret/);
    for (const row of rows) {
      assert.equal(row.url, `${origin}/${name}?utm_source=test`);
      assert.equal(row.title, name);
      assert.equal(row.utm_source, "test");
      assert.ok(row.view_id && row.tab_id && row.visitor_id && row.browser.includes("Chrom"));
      assert.ok(row.viewport_width > 0 && row.screen_height > 0);
    }
    const all = (kind) =>
      rows
        .filter((row) => row.kind === kind)
        .map((row) => fromBinary(Event, Buffer.from(row.event, "base64")).payload.value);
    const one = (kind, fits = () => true) => {
      const found = all(kind).find(fits);
      assert.ok(found, `${kind} ${fits}`);
      return found;
    };

    assert.equal(one("page_view").navigation, 1);
    const leave = one("page_leave");
    assert.ok(leave.visibleMs > 0 && leave.engagedMs <= leave.visibleMs && leave.maxScrollPermille > 0);
    const dead = one("click", ({ target }) => target.selector === "#dead");
    assert.equal(dead.target.text, "Dead");
    assert.equal(dead.target.tag, "button");
    assert.deepEqual(dead.reactions, []);
    assert.ok(dead.pageX > 0 && dead.pageY > 0 && dead.elementXPermille > 0 && dead.watchedMs > 0);
    assert.ok(dead.documentHeight >= 3000);
    const scroll = one("scroll");
    assert.ok(scroll.top > 0 && scroll.depthPermille > 0 && scroll.documentHeight >= 3000);
    const mouse = one("mouse");
    assert.ok(mouse.dtMs.length >= 2 && mouse.dx.length === mouse.dtMs.length);
    const change = one("input_change");
    assert.equal(change.target.selector, "#join > input[name=email]");
    assert.equal(change.inputType, "email");
    assert.equal(change.formSelector, "#join");
    const { formName, firstField } = one("form_start");
    assert.deepEqual([formName, firstField], ["join", "email"]);
    const submit = one("form_submit");
    assert.deepEqual([submit.formSelector, submit.lastField, submit.touchedFields], ["#join", "email", 1]);
    assert.equal(one("custom", (custom) => custom.name === "bought").propertiesJson, '{"price":329}');
    const identify = one("identify");
    assert.deepEqual([identify.userId, identify.traitsJson], ["ada", '{"plan":"free"}']);
    const error = one("js_error");
    assert.deepEqual([error.type, error.message, error.origin], ["TypeError", "no stock", 1]);
    assert.ok(error.stack.includes("/page.js") && error.source === `${origin}/page.js` && error.line > 0);
    const resource = one("resource_error");
    assert.deepEqual([resource.url, resource.tag], [`${origin}/missing.png`, "img"]);
    const request = one("request", ({ status }) => status === 404);
    assert.deepEqual([request.method, request.url, request.failed], ["GET", `${origin}/nowhere`, true]);
    // Closing the page hides it once more, which is stored if it still leaves with the page.
    const visible = all("visibility").map((change) => change.visible);
    assert.deepEqual(visible.slice(0, 2), [false, true]);
    assert.ok(visible.length === 2 || (visible.length === 3 && visible[2] === false), `${visible}`);
    assert.deepEqual([...new Set(all("web_vital").map((vital) => vital.name))].sort(), [1, 2, 3, 4, 5]);
    assert.ok(one("copy").length >= "Some words to copy".length);
  });
}

test("the demo shop: a visit of many pages is one session", { skip }, async () => {
  const page = await browser.newPage();
  await page.goto(`${hub.url}/demo/index.html?utm_source=test&token=secret`);
  await page.click("text=Kitchen");
  await page.click(".card:not([hidden])");
  await page.waitForURL("**/product.html*");
  const session = await sessionOf(page);
  await page.click("#stock");
  await page.click("#add");
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
  await page.close();

  const wanted =
    "click custom form_start form_submit input_change js_error mouse page_leave page_view request scroll web_vital";
  const rows = await rowsWith(session, holdsAll(wanted), `all of ${wanted}`);
  assert.equal(new Set(rows.map((row) => row.event_id)).size, rows.length);
  const of = (kind) => rows.filter((row) => row.kind === kind);
  const [first] = of("page_view");
  assert.equal(first.url, `${hub.url}/demo/index.html?utm_source=test`);
  assert.equal(first.utm_source, "test");
  assert.ok(of("click").some((row) => row.selector === "#stock" && row.text === "Check stock nearby"));
  assert.ok(of("js_error").some((row) => row.name === "TypeError"));
  assert.ok(of("custom").some((row) => row.name === "added to cart"));
  assert.doesNotMatch(JSON.stringify(rows), /Lovelace|ada@example|secret/);
  const ledger = await hub.ledger();
  if (ledger) assert.equal(ledger.rejected ?? 0, 0, JSON.stringify(ledger));
});

test("offline and back, from another origin: nothing lost, nothing doubled", { skip }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/quick`);
  const session = await sessionOf(page);
  const track = (from, to) =>
    page.evaluate(
      ([a, b]) => {
        for (let i = a; i < b; i++) gosight.track(`event ${i}`);
      },
      [from, to],
    );
  await track(0, 15);
  await context.setOffline(true);
  await track(15, 60);
  await settle(page, 1000);
  await context.setOffline(false);
  await track(60, 70);
  const custom = (rows) => rows.filter((row) => row.kind === "custom");
  const rows = await rowsWith(session, (found) => custom(found).length >= 70, "70 events");
  assert.equal(custom(rows).length, 70);
  assert.equal(new Set(custom(rows).map((row) => row.name)).size, 70);
  await context.close();
});

test("the hub serves the script by its version, as its manifest says", { skip }, async () => {
  const { version, files } = await (await fetch(`${hub.url}/sdk/manifest.json`)).json();
  const { versioned, integrity } = files["gosight.js"];
  assert.equal(versioned, `gosight-${version}.js`);
  const page = await browser.newPage();
  await page.goto(`${origin}/empty`);
  const load = (hash) =>
    page.evaluate(
      ([src, given]) =>
        new Promise((resolve) => {
          const crossOrigin = "anonymous";
          const script = Object.assign(document.createElement("script"), {
            src,
            integrity: given,
            crossOrigin,
          });
          script.onload = () => resolve("loaded");
          script.onerror = () => resolve("refused");
          document.head.append(script);
        }),
      [`${hub.url}/sdk/${versioned}`, hash],
    );
  assert.equal(await load(integrity.replace(/-.{4}/, "-AAAA")), "refused");
  assert.equal(await load(integrity), "loaded");
  await page.close();
});
