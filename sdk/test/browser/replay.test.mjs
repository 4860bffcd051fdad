import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, settle } from "./support/browser.mjs";
import { chunksOf, nodesOf, recordedBy } from "./support/recording.mjs";
import { plainPage, startSession } from "./support/session.mjs";

let session;
before(async () => {
  session = await startSession(
    {
      "/plain": plainPage('<h1>Words</h1><button id="go">Go</button><div id="box"></div>'),
      "/secret/plan": plainPage("<h1>Hidden words</h1>"),
      "/never": plainPage("<h1>Words</h1>", 'data-replay="false"'),
      "/asked": plainPage('<button id="go">Go</button>', `data-replay='{"consent":"required"}'`),
      "/lenient": plainPage("<h1>Words</h1>", 'data-respect-gpc="false"'),
    },
    { sampling_rate: 100 },
  );
});
afterEach(() => session.clear());
after(() => session.stop());

const status = () => session.of("replayStatus").map(({ recorded, reason }) => `${recorded} ${reason}`);
const told = (wanted) => eventually(() => status().includes(wanted), wanted);
const seen = (word) => recordedBy(session.hub).some((event) => JSON.stringify(event).includes(word));
const snapshots = () => recordedBy(session.hub).filter(({ type }) => type === 2).length;

/** Makes the page think that it is hidden, or shown again. */
const setHidden = (page, hidden) =>
  page.evaluate((given) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => given });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

test("a session is recorded over page loads, its chunks numbered without a gap, and none twice", async () => {
  const page = await session.visit("/plain");
  await told("true sampled");
  await page.click("#go");
  await page.reload();
  await session.first("replayChunk", ({ sequence, fullSnapshot }) => sequence > 0 && fullSnapshot);
  await page.evaluate(() => document.getElementById("box").append("later words"));
  await page.close();
  await eventually(() => seen("later words"), "what happened last");
  const chunks = chunksOf(session.hub);
  assert.deepEqual(
    chunks.map(({ sequence }) => sequence),
    chunks.map((_, i) => i),
  );
  assert.equal(new Set(chunks.map(({ sessionId, tabId }) => `${sessionId} ${tabId}`)).size, 1);
  const ids = chunks.flatMap((chunk) => chunk.ids);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(status(), ["true sampled"], "told once a session");
  for (const { startMs, endMs, eventCount, events } of chunks) {
    assert.equal(eventCount, events.length);
    assert.equal(Number(startMs), events[0].timestamp);
    assert.equal(Number(endMs), events.at(-1).timestamp);
  }
});

test("while the hub is away, recordings wait beside the events, and go out once after a reload", async () => {
  session.hub.answer(() => ({ status: 503 }));
  const page = await session.visit("/plain");
  await eventually(() => session.of("replayChunk").length > 0, "an attempt");
  await page.evaluate(() => document.getElementById("box").append("offline words"));
  await page.evaluate(() => gosight.flush());
  await page.reload();
  session.hub.requests.length = 0;
  session.hub.answer(() => undefined);
  await page.reload();
  await eventually(() => seen("offline words"), "what waited", 30_000);
  await page.evaluate(() => gosight.flush());
  await settle(page, 500);
  const chunks = chunksOf(session.hub);
  assert.deepEqual(
    chunks.map(({ sequence }) => sequence),
    chunks.map((_, i) => i),
  );
  const ids = session.of("replayChunk").map(({ event }) => event.id);
  assert.equal(new Set(ids).size, ids.length, "each was settled once");
});

test("that a recording begins is no reaction to a click", async () => {
  const page = await session.visit("/asked");
  await told("false consent");
  await page.evaluate(() =>
    document.getElementById("go").addEventListener("click", () => gosight.replay.start()),
  );
  await page.click("#go");
  await told("true trigger-custom");
  const click = await session.first("click");
  assert.deepEqual(
    click.reactions.filter(({ kind }) => kind === 1),
    [],
  );
});

test("a trigger sends the minute before it, from a full snapshot on", async () => {
  await session.record({ record: "trigger", triggers: ["error", "custom"] });
  const page = await session.visit("/plain");
  await told("false waiting-for-trigger");
  await page.evaluate(() => document.getElementById("box").append("before the error"));
  await settle(page, 6500);
  assert.equal(session.of("replayChunk").length, 0);
  await page.evaluate(() =>
    setTimeout(() => {
      throw new TypeError("broken");
    }),
  );
  await told("true trigger-error");
  await eventually(() => seen("before the error"), "what was before");
  assert.equal(
    recordedBy(session.hub).findIndex(({ type }) => type === 2),
    1,
  );
  await page.evaluate(() => document.getElementById("box").append("after the error"));
  await eventually(() => seen("after the error"), "what came after");
});

test("rage clicks and the site's own word trigger, too; what is not configured does not", async () => {
  await session.record({ record: "trigger", triggers: ["rage-click", "custom"] });
  const page = await session.visit("/plain");
  await told("false waiting-for-trigger");
  await page.evaluate(() =>
    setTimeout(() => {
      throw new TypeError("broken");
    }),
  );
  await settle(page, 500);
  assert.equal(session.of("replayChunk").length, 0);
  await page.click("#go", { clickCount: 3, delay: 20 });
  await told("true trigger-rage-click");
  const other = await session.visit("/plain");
  await eventually(() => status().filter((one) => /waiting/.test(one)).length === 2, "another visitor");
  await other.evaluate(() => gosight.replay.trigger());
  await told("true trigger-custom");
});

test("sessions that are not sampled load no recorder, and stay so; who asks is recorded", async () => {
  await session.record({ sampling_rate: 0 });
  const page = await session.visit("/plain");
  await told("false not-sampled");
  await page.reload();
  await settle(page, 500);
  const scripts = () =>
    page.evaluate(
      () => performance.getEntriesByType("resource").filter(({ name }) => /gosight-replay/.test(name)).length,
    );
  assert.equal(await scripts(), 0);
  await page.evaluate(() => gosight.replay.start());
  await told("true trigger-custom");
  await session.first("replayChunk");
  await page.evaluate(() => gosight.replay.stop());
  await told("false disabled");
});

test("consent, Global Privacy Control, excluded pages and the site's own no: nothing recorded, and why", async () => {
  await session.record({ excluded_pages: ["*/secret/*"] });
  const asked = await session.visit("/asked");
  await told("false consent");
  await session.visit("/never");
  await told("false disabled");
  await session.visit("/lenient", {}, (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { get: () => true })),
  );
  await told("false gpc");
  const page = await session.visit("/secret/plan");
  await told("false excluded-page");
  assert.equal(session.of("replayChunk").length, 0);
  await page.evaluate(() => history.pushState(null, "", "/open/plan"));
  await told("true sampled");
  await eventually(() => seen("Hidden words"), "another page is recorded");
  await page.evaluate(() => {
    history.pushState(null, "", "/secret/again");
    document.body.append("unseen words");
  });
  await settle(page, 6000);
  assert.ok(!seen("unseen words"));
  await asked.evaluate(() => gosight.replay.start());
  await told("true trigger-custom");
});

test("the hub asks for consent or not, for Global Privacy Control or not, and says why it records nothing", async () => {
  const withGpc = (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { get: () => true }));
  await session.record({ require_consent: true });
  const asked = await session.visit("/plain");
  await told("false consent");
  await asked.evaluate(() => gosight.replay.start());
  await told("true trigger-custom");
  await session.record({ respect_gpc: false });
  await session.visit("/lenient", {}, withGpc);
  await told("true sampled");
  for (const reason of ["disk-full", "disabled"]) {
    await session.record({ enabled: false, reason });
    await session.visit("/plain");
    await told(`false ${reason}`);
    assert.equal(session.of("replayChunk").length, 0);
  }
});

test("a hidden page records nothing, and begins with a full snapshot when it is shown again", async () => {
  const page = await session.visit("/plain");
  await session.first("replayChunk");
  const before = snapshots();
  await setHidden(page, true);
  await page.evaluate(() => {
    setInterval(() => document.getElementById("box").append("tick "), 20);
  });
  await settle(page, 1500);
  await page.evaluate(() => gosight.flush());
  assert.ok(!seen("tick"));
  await setHidden(page, false);
  await eventually(() => snapshots() === before + 1 && seen("tick"), "one more snapshot");
});

test("a tab that is opened in the background and never seen makes no recording", async () => {
  const page = await session.visit("/plain", {}, (fresh) =>
    fresh.addInitScript(() =>
      Object.defineProperty(document, "hidden", { configurable: true, get: () => true }),
    ),
  );
  await session.first("pageView");
  await settle(page, 2500);
  await page.evaluate(() => gosight.flush());
  assert.equal(session.of("replayChunk").length, 0);
});

test("a session ends its recording after the longest duration, and a short one is not sent", async () => {
  await session.record({ minimum_duration_seconds: 4, maximum_duration_seconds: 6 });
  const page = await session.visit("/plain");
  await settle(page, 2500);
  assert.equal(session.of("replayChunk").length, 0);
  await session.first("replayChunk");
  await told("false maximum-duration");
  await page.evaluate(() => document.getElementById("box").append("too late"));
  await settle(page, 2000);
  await page.evaluate(() => gosight.flush());
  assert.ok(!seen("too late"));
});

test("opting out ends the recording and erases what waits", async () => {
  session.hub.answer(() => ({ status: 503 }));
  const page = await session.visit("/plain");
  await eventually(() => session.of("replayChunk").length > 0, "an attempt");
  await page.evaluate(() => gosight.flush());
  await page.evaluate(() => gosight.optOut());
  session.hub.requests.length = 0;
  session.hub.answer(() => undefined);
  await page.reload();
  await settle(page, 3500);
  assert.equal(session.of("replayChunk").length, 0);
});

test("opting in again begins a recording on the same page, with a snapshot and somebody new", async () => {
  const page = await session.visit("/plain");
  await session.first("replayChunk");
  await page.evaluate(() => document.getElementById("box").append("before opting out"));
  await page.evaluate(() => gosight.optOut());
  const before = new Set(chunksOf(session.hub).map(({ sessionId }) => sessionId));
  await page.evaluate(() => document.getElementById("box").append("while opted out"));
  await settle(page, 300);
  assert.ok(!seen("while opted out"));
  await page.evaluate(() => gosight.optIn());
  const begun = await session.first("replayChunk", ({ batch }) => !before.has(batch.context.sessionId));
  assert.equal(begun.sequence, 0);
  assert.equal(begun.fullSnapshot, true);
  await page.evaluate(() => document.getElementById("box").append("after opting in"));
  await eventually(() => seen("after opting in"), "what came after");
  const chunks = chunksOf(session.hub).filter(({ sessionId }) => !before.has(sessionId));
  assert.equal(new Set(chunks.map(({ sessionId }) => sessionId)).size, 1);
});

test("opting in again begins a recording also where opting out came before the recorder", async () => {
  const arrived = [];
  const page = await session.visit("/plain", {}, (fresh) =>
    fresh.route(/gosight-replay/, async (route) => {
      await new Promise((resolve) => arrived.push(resolve));
      await route.continue();
    }),
  );
  await eventually(() => arrived.length, "the recorder is asked for");
  await page.evaluate(() => gosight.optOut());
  session.hub.requests.length = 0;
  for (const arrive of arrived) arrive();
  await settle(page, 1500);
  assert.equal(session.hub.requests.length, 0);
  await page.evaluate(() => gosight.optIn());
  assert.equal((await session.first("replayChunk")).fullSnapshot, true);
});

test("a chunk that is larger than a message goes in parts", async () => {
  const page = await session.visit("/plain");
  await session.first("replayChunk");
  await page.evaluate(() => {
    let text = "";
    const bytes = new Uint8Array(1000);
    for (let i = 0; i < 700; i++)
      for (const one of crypto.getRandomValues(bytes)) text += String.fromCharCode(0x4e00 + one * 17);
    document.getElementById("box").append(text, "the end");
  });
  await eventually(() => seen("the end"), "the large one", 30_000);
  assert.ok(session.of("replayChunk").some(({ parts }) => parts > 1));
  for (const { bytes } of session.hub.requests) assert.ok(bytes < 1_000_000);
});

test("nodes are recorded once each, however the page was cut", async () => {
  const page = await session.visit("/plain");
  await session.first("replayChunk");
  await page.evaluate(() => {
    const row = (i) => `<tr>${Array.from({ length: 20 }, (_, k) => `<td>r${i}c${k}</td>`).join("")}</tr>`;
    document.getElementById("box").innerHTML =
      `<table><tbody>${Array.from({ length: 200 }, (_, i) => row(i)).join("")}</tbody></table>`;
  });
  await eventually(() => seen("r0c0") && seen("r199c19"), "first and last cell", 30_000);
  const cells = [...nodesOf(recordedBy(session.hub))].filter(({ textContent }) =>
    /^r\d+c\d+$/.test(textContent ?? ""),
  );
  assert.equal(new Set(cells.map(({ textContent }) => textContent)).size, 4000);
  assert.equal(cells.length, 4000);
});
