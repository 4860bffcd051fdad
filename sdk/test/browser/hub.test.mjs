// Against a running hub: what a visitor does is in ClickHouse, each event once and with its fields.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { eventually, startBrowser } from "./support/browser.mjs";
import { hub, isNamed, REASON } from "./support/real-hub.mjs";

const PATIENCE_MS = 60_000;
const skip = isNamed ? false : REASON;

let browser;
let site;
before(async () => {
  if (!isNamed) return;
  browser = await startBrowser();
  // A site of another origin than the hub's, so that preflights are part of it.
  const body = `<!doctype html><title>Elsewhere</title>
    <script src="${hub.url}/sdk/gosight.js" data-key="${hub.key}" data-batch-ms="200"></script><p>Elsewhere</p>`;
  site = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(body));
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
});
after(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
});

const sessionOf = (page) =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(`gosight.${key}`)).s, hub.key);

async function rowsWith(session, fits, what) {
  return eventually(
    async () => {
      const rows = await hub.rowsOf(session);
      return fits(rows) && rows;
    },
    what,
    PATIENCE_MS,
  );
}

test("the demo shop: every kind is stored, with its fields", { skip }, async () => {
  const page = await browser.newPage();
  await page.goto(`${hub.url}/demo/index.html?utm_source=test&token=secret`);
  await page.click("text=Kitchen");
  await page.click(".card:not([hidden])");
  await page.waitForURL("**/product.html*");
  await page.waitForTimeout(1500);
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
  await page.evaluate(() => {
    gosight.identify("ada", { plan: "free" });
    document.body.append(Object.assign(new Image(), { src: "missing.png" }));
  });
  await page.click("article p", { clickCount: 3 });
  await page.keyboard.press("Control+c");
  await page.waitForTimeout(1000);
  await page.close();

  const wanted =
    "click copy custom form_start form_submit identify input_change js_error mouse page_leave page_view request resource_error scroll web_vital";
  const rows = await rowsWith(
    session,
    (found) => wanted.split(" ").every((kind) => found.some((row) => row.kind === kind)),
    `all of ${wanted}`,
  );
  assert.equal(new Set(rows.map((row) => row.event_id)).size, rows.length);
  const of = (kind) => rows.filter((row) => row.kind === kind);
  const [first] = of("page_view");
  assert.equal(first.url, `${hub.url}/demo/index.html?utm_source=test`);
  assert.equal(first.utm_source, "test");
  assert.equal(first.browser.includes("Chrom"), true);
  assert.ok(of("click").some((row) => row.selector === "#stock" && row.text === "Check stock nearby"));
  assert.ok(of("js_error").some((row) => row.name === "TypeError"));
  assert.ok(of("custom").some((row) => row.name === "added to cart"));
  assert.ok(
    of("custom").some((row) => row.user_id === "") && of("copy").every((row) => row.user_id === "ada"),
  );
  assert.doesNotMatch(JSON.stringify(rows), /Lovelace|ada@example|secret/);
  const ledger = await hub.ledger();
  if (ledger) assert.equal(ledger.rejected ?? 0, 0, JSON.stringify(ledger));
});

test("offline and back, from another origin: nothing lost, nothing doubled", { skip }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  await page.waitForTimeout(1500);
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
  await page.waitForTimeout(1000);
  await context.setOffline(false);
  await track(60, 70);
  const custom = (rows) => rows.filter((row) => row.kind === "custom");
  const rows = await rowsWith(session, (found) => custom(found).length >= 70, "70 events");
  assert.equal(custom(rows).length, 70);
  assert.equal(new Set(custom(rows).map((row) => row.name)).size, 70);
  await context.close();
});
