// What recording costs a page: no long task, and about as much as rrweb alone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { eventually } from "../browser/support/browser.mjs";
import { nodesOf, recordedBy } from "../browser/support/recording.mjs";
import { plainPage, startSession } from "../browser/support/session.mjs";
import { costOf } from "./cost.mjs";

const NODES = 20_000;
const RULES = 20_000;
// The goal is 50 ms on an idle machine. Bare rrweb takes over 1,000 ms, which no busy machine hides.
const LONGEST_TASK_MS = 400;
const OURS = /\/gosight-replay\.js$/;
const RRWEB = /\/rrweb\.js$/;

const range = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join("");
const BODY = `<style>${range(RULES, (i) => `.r${i} .x, .r${i}:hover { color: rgb(${i % 255}, 0, 0); padding: 1px 2px }`)}</style>
  <div id="box"></div><ul>${range(NODES / 4, (i) => `<li class="r${i}"><a href="#i${i}"><b>Item</b> <i>${i}</i></a></li>`)}</ul>`;

let session;
before(async () => {
  const rrweb = await readFile(
    fileURLToPath(new URL("../../node_modules/@rrweb/record/dist/record.umd.min.cjs", import.meta.url)),
    "utf8",
  );
  const script = (body) => ({ headers: { "content-type": "text/javascript" }, body });
  session = await startSession(
    {
      "/large": plainPage(BODY),
      "/bare": `<!doctype html><title>Bare</title><script src="/rrweb.js"></script>${BODY}<script src="/start.js"></script>`,
      "/rrweb.js": script(rrweb),
      "/start.js": script(`window.texts = []; addEventListener("load", () => setTimeout(() =>
        rrwebRecord.record({ emit: (event) => window.texts.push(JSON.stringify(event)), maskAllInputs: true }), 500));`),
    },
    { sampling_rate: 100 },
  );
});
afterEach(() => session.clear());
after(() => session.stop());

const insert = (page) =>
  page.evaluate(() => {
    const row = (i) => `<tr>${Array.from({ length: 20 }, (_, k) => `<td>${i}.${k}</td>`).join("")}</tr>`;
    document.getElementById("box").innerHTML =
      `<table><tbody>${Array.from({ length: 1000 }, (_, i) => row(i)).join("")}</tbody></table>`;
  });
const reverse = (page) =>
  page.evaluate(() => {
    const body = document.querySelector("tbody");
    for (const row of [...body.rows]) body.prepend(row);
  });
const cells = () =>
  [...nodesOf(recordedBy(session.hub))].filter(({ textContent }) => /^\d+\.\d+$/.test(textContent ?? ""));

test(`${NODES} nodes, ${RULES} rules, ${NODES} inserted cells, 1,000 rows moved: no long task`, async () => {
  const page = await session.visit("/blank-first", {}, async (fresh, context) => {
    await context.newCDPSession(fresh);
  });
  const loaded = await costOf(page, OURS, async () => {
    await page.goto(`${session.hub.url}/large`);
    await eventually(
      () =>
        [...nodesOf(recordedBy(session.hub))].filter(({ tagName }) => tagName === "li").length === NODES / 4,
      "the whole page",
      60_000,
    );
  });
  const inserted = await costOf(page, OURS, async () => {
    await insert(page);
    await eventually(
      () => new Set(cells().map(({ textContent }) => textContent)).size === 20_000,
      "all cells",
      60_000,
    );
  });
  const moved = await costOf(page, OURS, async () => {
    await reverse(page);
    await page.waitForTimeout(6000);
  });
  const bare = await session.browser.newPage();
  const theirs = await costOf(bare, RRWEB, async () => {
    await bare.goto(`${session.hub.url}/bare`);
    await bare.waitForFunction(() => window.texts.length > 1, undefined, { timeout: 60_000 });
    await insert(bare);
    await bare.waitForTimeout(4000);
  });
  const shown = ({ longest, total }) => `longest ${longest.toFixed(1)} ms, all ${total.toFixed(0)} ms`;
  console.log(
    `# load: ${shown(loaded)}; insert: ${shown(inserted)}; move: ${shown(moved)}; bare rrweb: ${shown(theirs)}`,
  );
  console.log(
    `# beside bare rrweb, load and insert: ${((loaded.total + inserted.total) / theirs.total).toFixed(2)}`,
  );
  for (const [what, { longest }] of Object.entries({ loaded, inserted, moved }))
    assert.ok(longest < LONGEST_TASK_MS, `${what}: ${longest} ms in one task`);
});
