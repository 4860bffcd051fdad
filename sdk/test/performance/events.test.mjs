// What capturing costs a page: no long task; and that its web vitals are the browser's.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { plainPage, startSession } from "../browser/support/session.mjs";
import { costOf } from "./cost.mjs";

const NODES = 20_000;
const CLICKS = 1000;
const LONGEST_TASK_MS = 50;
const OURS = /\/sdk\/(gosight|later)\.js$/;

let session;
before(async () => {
  const oracle = await build({
    stdin: {
      contents: `
        import { onCLS, onFCP, onINP, onLCP, onTTFB } from "web-vitals";
        window.oracle = {};
        for (const watch of [onCLS, onFCP, onINP, onLCP, onTTFB]) watch(({ name, value }) => { oracle[name] = value }, { reportAllChanges: true });`,
      resolveDir: fileURLToPath(new URL("../..", import.meta.url)),
    },
    bundle: true,
    write: false,
  });
  const list = Array.from(
    { length: NODES / 4 },
    (_, i) => `<li><a href="#i${i}"><b>Item</b> <i>${i}</i></a></li>`,
  ).join("");
  const script = (body) => ({ headers: { "content-type": "text/javascript" }, body });
  session = await startSession({
    "/large": plainPage(
      `<button id="target">Click</button><p id="count">0</p><ul>${list}</ul><script src="/large.js"></script>`,
    ),
    "/large.js": script(`
      let count = 0;
      document.getElementById("target").addEventListener("click", () => {
        document.getElementById("count").textContent = ++count;
      });`),
    "/vitals": `<!doctype html><title>Vitals</title><script src="/oracle.js"></script>
      <script src="/sdk/gosight.js" data-key="gsw_test"></script>
      <h1>First</h1><div id="late"></div><button id="busy">Busy</button><p>Below</p><script src="/vitals.js"></script>`,
    "/oracle.js": script(oracle.outputFiles[0].text),
    "/vitals.js": script(`
      setTimeout(() => { window.inserted = performance.now(); document.getElementById("late").innerHTML = '<img src="/demo/images/hero.svg" width="800" height="340">' }, 400);
      document.getElementById("busy").addEventListener("click", () => {
        const end = performance.now() + 120;
        while (performance.now() < end);
      });`),
  });
});
afterEach(() => session.clear());
after(() => session.stop());

test(`${NODES} nodes and ${CLICKS} clicks: no long task of the SDK's making`, async () => {
  const page = await session.visit("/large");
  assert.ok((await page.evaluate(() => document.querySelectorAll("*").length)) >= NODES);
  await page.waitForTimeout(1500);
  const client = await page.context().newCDPSession(page);
  const { x, y, width, height } = await page.locator("#target").boundingBox();
  const at = { x: x + width / 2, y: y + height / 2, button: "left", clickCount: 1 };
  const { longest, total } = await costOf(page, OURS, async () => {
    for (let i = 0; i < CLICKS; i++) {
      await client.send("Input.dispatchMouseEvent", { type: "mousePressed", ...at });
      await client.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...at });
    }
    // The last click is watched for 3 s.
    await page.waitForTimeout(3500);
  });
  assert.equal(await page.textContent("#count"), String(CLICKS));
  console.log(`# SDK: longest ${longest.toFixed(1)} ms, ${((total * 1000) / CLICKS).toFixed(0)} us/click`);
  assert.ok(longest < LONGEST_TASK_MS, `${longest} ms in one task`);
  await page.close();
  await session.first("pageLeave");
  assert.equal(session.of("click").length, CLICKS);
});

test("web vitals are those of the web-vitals library", async () => {
  const page = await session.visit("/vitals", {}, async (fresh) => {
    await fresh.addInitScript(() => {
      let state = "visible";
      Object.defineProperty(document, "visibilityState", { get: () => state });
      Object.defineProperty(document, "hidden", { get: () => state === "hidden" });
      window.hide = () => {
        state = "hidden";
        document.dispatchEvent(new Event("visibilitychange"));
      };
    });
  });
  await page.waitForFunction(() => window.oracle.LCP >= window.inserted && window.oracle.CLS > 0);
  await page.click("#busy");
  await page.waitForFunction(() => window.oracle.INP >= 100);
  await page.evaluate(() => hide());
  await session.first("webVital", ({ name }) => name === 2);
  await page.waitForFunction(() => Object.keys(window.oracle).length === 5);
  const oracle = await page.evaluate(() => window.oracle);
  const ours = Object.fromEntries(session.of("webVital").map(({ name, value }) => [name, value]));
  const names = ["LCP", "INP", "CLS", "FCP", "TTFB"];
  for (const [i, name] of names.entries()) {
    assert.ok(
      Math.abs(ours[i + 1] - oracle[name]) < 1e-3,
      `${name}: ours ${ours[i + 1]}, theirs ${oracle[name]}`,
    );
  }
  assert.ok(oracle.INP >= 100 && oracle.CLS > 0, JSON.stringify(oracle));
  assert.equal(session.of("webVital").find(({ name }) => name === 1).selector, "#late > img");
  assert.equal(session.of("webVital").find(({ name }) => name === 2).selector, "#busy");
});
