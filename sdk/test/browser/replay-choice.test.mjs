// Whether a session is recorded, and why not: sampling, consent, opting out, and the hub's settings.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually, kept, settle } from "./support/browser.mjs";
import { flush, reported, seen, sees, settled, startRecorded } from "./support/recorded.mjs";
import { chunksOf } from "./support/recording.mjs";

let session;
before(async () => {
  session = await startRecorded();
});
afterEach(() => session.clear());
after(() => session.stop());

test("sessions that are not sampled load no recorder, and stay so; who asks is recorded", async () => {
  await session.record({ sampling_rate: 0 });
  const page = await session.visit("/plain");
  await reported("false not-sampled");
  await page.reload();
  await settle(page, 500);
  const scripts = () =>
    page.evaluate(
      () => performance.getEntriesByType("resource").filter(({ name }) => /gosight-replay/.test(name)).length,
    );
  assert.equal(await scripts(), 0);
  await page.evaluate(() => gosight.replay.start());
  await reported("true trigger-custom");
  await session.first("replayChunk");
  await page.evaluate(() => gosight.replay.stop());
  await reported("false disabled");
});

test("consent, Global Privacy Control, excluded pages and the site's own no: nothing recorded, and why", async () => {
  await session.record({ excluded_pages: ["*/secret/*"] });
  const asked = await session.visit("/asked");
  await reported("false consent");
  await session.visit("/never");
  await reported("false disabled");
  await session.visit("/lenient", {}, (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { get: () => true })),
  );
  await reported("false gpc");
  const page = await session.visit("/secret/plan");
  await reported("false excluded-page");
  assert.equal(session.of("replayChunk").length, 0);
  await page.evaluate(() => history.pushState(null, "", "/open/plan"));
  await reported("true sampled");
  await sees(page, "Hidden words", "another page is recorded");
  await page.evaluate(() => {
    history.pushState(null, "", "/secret/again");
    document.body.append("unseen words");
  });
  await settled(page);
  assert.ok(!seen("unseen words"));
  await asked.evaluate(() => gosight.replay.start());
  await reported("true trigger-custom");
});

test("the hub asks for consent or not, for Global Privacy Control or not, and says why it records nothing", async () => {
  const withGpc = (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { get: () => true }));
  await session.record({ require_consent: true });
  const asked = await session.visit("/plain");
  await reported("false consent");
  await asked.evaluate(() => gosight.replay.start());
  await reported("true trigger-custom");
  await session.record({ respect_gpc: false });
  await session.visit("/lenient", {}, withGpc);
  await reported("true sampled");
  for (const reason of ["disk-full", "disabled"]) {
    await session.record({ enabled: false, reason });
    await session.visit("/plain");
    await reported(`false ${reason}`);
    assert.equal(session.of("replayChunk").length, 0);
  }
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

test("opting in again begins a recording on the same page, with a snapshot and a new visitor", async () => {
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
