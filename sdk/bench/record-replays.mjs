// Records the pages of the browser tests for `./gosight bench replay`, each visited by one visitor who moves, scrolls
// and acts, and measures what recording takes of the main thread beside rrweb alone. Writes one JSON object a line to
// FILE: the chunks, and the costs.
//
// node bench/record-replays.mjs FILE [--seconds=60]
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { eventually } from "../test/browser/support/browser.mjs";
import { PAGES } from "../test/browser/support/pages.mjs";
import { chunksOf } from "../test/browser/support/recording.mjs";
import { startSession } from "../test/browser/support/session.mjs";
import { costOf } from "../test/performance/cost.mjs";

const STEP_MS = 250;
const ACT_EVERY = 20;
const COST_SECONDS = 8;
const RECORDERS = /\/(gosight-replay|rrweb)\.js$/;
const [file, ...options] = process.argv.slice(2);
const seconds = Number(options.find((one) => one.startsWith("--seconds="))?.slice(10) ?? 60);
if (!file) throw new Error("Usage: record-replays.mjs FILE [--seconds=60]");

// What a visitor does again and again, where the page's own action can be done only once.
const ACTS = {
  form: async (page) => {
    await page.click("#box");
    await page.locator("[name=name]").pressSequentially("Anna Maria", { delay: 40 });
  },
  animation: () => {},
};

/** The same for every recorder: no chance is involved. */
async function visit(page, name, time) {
  const act = ACTS[name] ?? PAGES[name].act;
  const end = Date.now() + time * 1000;
  for (let step = 1; Date.now() < end; step++) {
    await page.mouse.move(200 + 150 * Math.sin(step / 3), 200 + 120 * Math.cos(step / 5), { steps: 3 });
    if (step % 8 === 0) await page.mouse.wheel(0, step % 16 === 0 ? 300 : -300);
    if (step % ACT_EVERY === 0) await act(page);
    await page.waitForTimeout(STEP_MS);
  }
}

const rrweb = await readFile(
  fileURLToPath(new URL("../node_modules/@rrweb/record/dist/record.umd.min.cjs", import.meta.url)),
  "utf8",
);
const script = (body) => ({ headers: { "content-type": "text/javascript" }, body });
const BARE = '<script src="/rrweb.js"></script><script src="/start.js"></script>';
const SDK = /<script src="\/sdk[^>]*><\/script>/;
const files = Object.entries(PAGES).flatMap(([name, page]) =>
  Object.entries(page.files).map(([path, body]) => [`/${name}${path}`, body]),
);
const session = await startSession(
  {
    ...Object.fromEntries(files),
    ...Object.fromEntries(
      Object.entries(PAGES).map(([name, page]) => [`/bare/${name}/`, page.files["/"].replace(SDK, BARE)]),
    ),
    "/rrweb.js": script(rrweb),
    "/start.js": script(`window.bytes = 0; addEventListener("load", () => rrwebRecord.record({
      emit: (event) => { window.bytes += JSON.stringify(event).length }, maskAllInputs: true }));`),
  },
  { sampling_rate: 100 },
);
const lines = [];
try {
  for (const name of Object.keys(PAGES)) {
    await session.clear();
    const cost = async (path) => {
      const page = await session.visit("/blank");
      return costOf(page, RECORDERS, async () => {
        await page.goto(session.hub.url + path);
        await visit(page, name, COST_SECONDS);
      });
    };
    lines.push({ cost: name, ours: await cost(`/${name}/`), bare: await cost(`/bare/${name}/`) });
    console.error(`cost of ${name}: ${JSON.stringify(lines.at(-1))}`);
  }
  await session.clear();
  console.error(`recording ${Object.keys(PAGES).length} pages for ${seconds} s ...`);
  const sessions = new Map();
  await Promise.all(
    Object.keys(PAGES).map(async (name) => {
      const page = await session.visit(`/${name}/`);
      await visit(page, name, seconds);
      const { sessionId } = await eventually(
        () =>
          chunksOf(session.hub).find(({ events }) =>
            events.some(({ data }) => data.href?.includes(`/${name}/`)),
          ),
        `a recording of ${name}`,
      );
      sessions.set(sessionId, name);
      await page.close();
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (const chunk of chunksOf(session.hub)) {
    const { sessionId, sequence, eventCount, fullSnapshot, json } = chunk;
    const [startMs, endMs] = [Number(chunk.startMs), Number(chunk.endMs)];
    lines.push({ page: sessions.get(sessionId), sequence, startMs, endMs, eventCount, fullSnapshot, json });
  }
} finally {
  await session.stop();
}
await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
