// What a page shows is recorded and sent: over page loads, outages and triggers.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, kept, settle } from "./support/browser.mjs";
import { caughtUp } from "./support/outline.mjs";
import {
  flush,
  reported,
  seen,
  sees,
  setHidden,
  settled,
  snapshots,
  startRecorded,
  status,
} from "./support/recorded.mjs";
import { chunksOf, nodesOf, recordedBy } from "./support/recording.mjs";

let session;
before(async () => {
  session = await startRecorded();
});
afterEach(() => session.clear());
after(() => session.stop());

test("a session is recorded over page loads, its chunks numbered without a gap, and none twice", async () => {
  const page = await session.visit("/plain");
  await reported("true sampled");
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
  await reported("false consent");
  await page.evaluate(() =>
    document.getElementById("go").addEventListener("click", () => gosight.replay.start()),
  );
  await page.click("#go");
  await reported("true trigger-custom");
  const click = await session.first("click");
  assert.deepEqual(
    click.reactions.filter(({ kind }) => kind === 1),
    [],
  );
});

test("a trigger sends the minute before it, from a full snapshot on", async () => {
  await session.record({ record: "trigger", triggers: ["error", "custom"] });
  const page = await session.visit("/plain");
  await reported("false waiting-for-trigger");
  await page.evaluate(() => document.getElementById("box").append("before the error"));
  await settled(page);
  assert.equal(session.of("replayChunk").length, 0);
  await page.evaluate(() =>
    setTimeout(() => {
      throw new TypeError("broken");
    }),
  );
  await reported("true trigger-error");
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
  await reported("false waiting-for-trigger");
  await page.evaluate(() =>
    setTimeout(() => {
      throw new TypeError("broken");
    }),
  );
  await settled(page);
  assert.equal(session.of("replayChunk").length, 0);
  await page.click("#go", { clickCount: 3, delay: 20 });
  await reported("true trigger-rage-click");
  const other = await session.visit("/plain");
  await eventually(() => status().filter((one) => /waiting/.test(one)).length === 2, "another visitor");
  await other.evaluate(() => gosight.replay.trigger());
  await reported("true trigger-custom");
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
  await reported("false maximum-duration");
  await page.evaluate(() => document.getElementById("box").append("too late"));
  await settled(page);
  assert.ok(!seen("too late"));
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
