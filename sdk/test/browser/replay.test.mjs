import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, kept, settle } from "./support/browser.mjs";
import { caughtUp } from "./support/outline.mjs";
import { chunksOf, nodesOf, recordedBy } from "./support/recording.mjs";
import { plainPage, startSession } from "./support/session.mjs";

// No test waits for a batch to be full.
const quickPage = (body, attributes = "") => plainPage(body, `data-batch-ms="100" ${attributes}`);

let session;
before(async () => {
  session = await startSession(
    {
      "/plain": quickPage('<h1>Words</h1><button id="go">Go</button><div id="box"></div>'),
      "/secret/plan": quickPage("<h1>Hidden words</h1>"),
      "/never": quickPage("<h1>Words</h1>", 'data-replay="false"'),
      "/asked": quickPage('<button id="go">Go</button>', `data-replay='{"consent":"required"}'`),
      "/lenient": quickPage("<h1>Words</h1>", 'data-respect-gpc="false"'),
    },
    { sampling_rate: 100 },
  );
});
afterEach(() => session.clear());
after(() => session.stop());

const status = () => session.of("replayStatus").map(({ recorded, reason }) => `${recorded} ${reason}`);
const told = (wanted) => eventually(() => status().includes(wanted), wanted);
const seen = (word) => recordedBy(session.hub).some((event) => JSON.stringify(event).includes(word));
const flush = (page) => page.evaluate(() => gosight.flush());
/** Waits until a recording of `page` holds `word`. */
const sees = (page, word, what = word) =>
  eventually(async () => {
    await flush(page);
    return seen(word);
  }, what);
/** Has recorded and sent what there is to record on `page` by now. */
async function settled(page) {
  await settle(page, 500);
  await flush(page);
}
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
  for (const { ids, parts } of chunks) assert.equal(ids.length, Math.max(1, parts), "none has two ids");
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
  await flush(page);
  await page.reload();
  session.hub.requests.length = 0;
  session.hub.answer(() => undefined);
  await page.reload();
  await eventually(() => seen("offline words"), "what waited", 30_000);
  await flush(page);
  await eventually(async () => (await kept(page, "gsw_test.replay")) === 0, "nothing waits any more");
  const chunks = chunksOf(session.hub);
  assert.deepEqual(
    chunks.map(({ sequence }) => sequence),
    chunks.map((_, i) => i),
  );
  for (const { ids, parts } of chunks) assert.equal(ids.length, Math.max(1, parts), "none has two ids");
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
  await settled(page);
  assert.equal(session.of("replayChunk").length, 0);
  await page.evaluate(() =>
    setTimeout(() => {
      throw new TypeError("broken");
    }),
  );
  await told("true trigger-error");
  await sees(page, "before the error");
  assert.equal(
    recordedBy(session.hub).findIndex(({ type }) => type === 2),
    1,
  );
  await page.evaluate(() => document.getElementById("box").append("after the error"));
  await sees(page, "after the error");
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
  await settled(page);
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
  await sees(page, "Hidden words", "another page is recorded");
  await page.evaluate(() => {
    history.pushState(null, "", "/secret/again");
    document.body.append("unseen words");
  });
  await settled(page);
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
  await settled(page);
  assert.ok(!seen("tick"));
  await setHidden(page, false);
  await sees(page, "tick");
  assert.equal(snapshots(), before + 1);
});

test("a tab that is opened in the background and never seen makes no recording", async () => {
  const page = await session.visit("/plain", {}, (fresh) =>
    fresh.addInitScript(() =>
      Object.defineProperty(document, "hidden", { configurable: true, get: () => true }),
    ),
  );
  await page.waitForFunction(() =>
    performance
      .getEntriesByType("resource")
      .some(({ name, responseEnd }) => /gosight-replay/.test(name) && responseEnd),
  );
  await settled(page);
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
  await settled(page);
  assert.ok(!seen("too late"));
});

test("opting out ends the recording and erases what waits", async () => {
  session.hub.answer(() => ({ status: 503 }));
  const page = await session.visit("/plain");
  await eventually(() => session.of("replayChunk").length > 0, "an attempt");
  await flush(page);
  await eventually(async () => (await kept(page, "gsw_test.replay")) > 0, "it waits");
  await page.evaluate(() => gosight.optOut());
  await eventually(async () => (await kept(page, "gsw_test.replay")) === 0, "nothing waits any more");
  session.hub.requests.length = 0;
  session.hub.answer(() => undefined);
  await page.reload();
  await settle(page, 1000);
  assert.equal(session.of("replayChunk").length, 0);
});

test("opting in again begins a recording on the same page, with a snapshot and somebody new", async () => {
  const page = await session.visit("/plain");
  await session.first("replayChunk");
  await page.evaluate(() => document.getElementById("box").append("before opting out"));
  await page.evaluate(() => gosight.optOut());
  const before = new Set(chunksOf(session.hub).map(({ sessionId }) => sessionId));
  await page.evaluate(() => document.getElementById("box").append("while opted out"));
  await settled(page);
  assert.ok(!seen("while opted out"));
  await page.evaluate(() => gosight.optIn());
  const begun = await session.first("replayChunk", ({ batch }) => !before.has(batch.context.sessionId));
  assert.equal(begun.sequence, 0);
  assert.equal(begun.fullSnapshot, true);
  await page.evaluate(() => document.getElementById("box").append("after opting in"));
  await sees(page, "after opting in");
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
  await flush(page);
  await page.evaluate(() => gosight.optOut());
  session.hub.requests.length = 0;
  for (const arrive of arrived) arrive();
  await settle(page, 500);
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
  await sees(page, "the end");
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
  await caughtUp(page, session.hub);
  const cells = [...nodesOf(recordedBy(session.hub))].filter(({ textContent }) =>
    /^r\d+c\d+$/.test(textContent ?? ""),
  );
  assert.equal(new Set(cells.map(({ textContent }) => textContent)).size, 4000);
  assert.equal(cells.length, 4000);
});

test("what a page moves is recorded whole, also while it is recorded in pieces", async () => {
  const page = await session.visit("/plain");
  await session.first("replayChunk");
  const steps = {
    "a table that is turned before all of it is recorded": () => {
      const row = (i) => `<tr>${Array.from({ length: 3 }, (_, k) => `<td>r${i}c${k}</td>`).join("")}</tr>`;
      document.getElementById("box").innerHTML =
        `<table><tbody>${Array.from({ length: 500 }, (_, i) => row(i)).join("")}</tbody></table>`;
      setTimeout(() => {
        const [body] = document.querySelector("table").tBodies;
        body.prepend(...[...body.rows].reverse());
      }, 50);
    },
    "a table that is turned after that": () => {
      const [body] = document.querySelector("table").tBodies;
      body.prepend(...[...body.rows].reverse());
    },
    "what gets something around it": () => {
      const around = document.createElement("section");
      const box = document.getElementById("box");
      box.before(around);
      around.append(box);
    },
    "what gets something around it before that is in the page": () => {
      const around = document.createElement("article");
      const box = document.getElementById("box");
      const place = box.parentNode;
      around.append(box);
      place.append(around);
    },
    "rows that go to the front one after the other": async () => {
      const [body] = document.querySelector("table").tBodies;
      body.innerHTML = Array.from({ length: 800 }, (_, i) => `<tr><td>n${i}</td><td>m${i}</td></tr>`).join(
        "",
      );
      for (let i = 0; i < 40; i++) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        body.prepend(body.rows[(i * 379) % body.rows.length]);
      }
    },
    "a shadow root with its host": () => {
      const host = document.body.appendChild(document.createElement("div"));
      host.attachShadow({ mode: "open" }).innerHTML = Array.from(
        { length: 1000 },
        (_, i) => `<p>s${i}</p>`,
      ).join("");
      setTimeout(() => document.body.prepend(host), 50);
    },
  };
  for (const [what, step] of Object.entries(steps)) {
    await page.evaluate(step);
    await settle(page, 60);
    await caughtUp(page, session.hub, what);
  }
  assert.deepEqual(session.of("diagnostic"), [], "no new snapshot was needed for it");
});
