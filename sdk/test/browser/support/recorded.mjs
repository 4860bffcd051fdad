// A session of pages that are recorded, and what the tests of recordings ask about it.
import { eventually, settle } from "./browser.mjs";
import { recordedBy } from "./recording.mjs";
import { plainPage, startSession } from "./session.mjs";

// No test waits for a batch to be full.
const quickPage = (body, attributes = "") => plainPage(body, `data-batch-ms="100" ${attributes}`);

let session;

/** Starts the session of one file's tests. */
export async function startRecorded() {
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
  return session;
}

export const status = () => session.of("replayStatus").map(({ recorded, reason }) => `${recorded} ${reason}`);
export const reported = (wanted) => eventually(() => status().includes(wanted), wanted);
export const seen = (word) => recordedBy(session.hub).some((event) => JSON.stringify(event).includes(word));
export const flush = (page) => page.evaluate(() => gosight.flush());
/** Waits until a recording of `page` holds `word`. */
export const sees = (page, word, what = word) =>
  eventually(async () => {
    await flush(page);
    return seen(word);
  }, what);
/** Has recorded and sent what there is to record on `page` by now. */
export async function settled(page) {
  await settle(page, 500);
  await flush(page);
}
export const snapshots = () => recordedBy(session.hub).filter(({ type }) => type === 2).length;

/** Makes the page think that it is hidden, or shown again. */
export const setHidden = (page, hidden) =>
  page.evaluate((given) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => given });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
