// Pages that are no ordinary pages of a site: files, pages that isolate themselves, and pages that an app has opened.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { eventually } from "./support/browser.mjs";
import { startStrangers } from "./support/strangers.mjs";

const GO = '<button id="go">Go</button>';

let strangers;
let folder;
before(async () => {
  strangers = await startStrangers();
  folder = await mkdtemp(join(tmpdir(), "gosight-file-"));
});
after(async () => {
  await strangers.stop();
  await rm(folder, { recursive: true, force: true });
});

test("a page that is a file is captured, and of its address only the name is sent", async () => {
  const file = join(folder, "page of ada.html");
  await writeFile(
    file,
    `<!doctype html><title>File</title>${strangers.tag()}${GO}<a id="link" href="#/next">Next</a>`,
  );
  const page = await strangers.browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(file).href);
  await page.click("#go");
  await page.click("#link");
  await page.goto("about:blank");
  const events = () =>
    strangers.hub
      .stored()
      .filter(({ batch }) => batch.context.pages.some(({ url }) => url.startsWith("file:")))
      .map(({ event, batch }) => ({
        kind: event.payload.case,
        url: batch.context.pages[event.pageIndex].url,
      }));
  await eventually(() => events().filter(({ kind }) => kind === "pageLeave").length === 2, "both pages");
  const urls = (kind) => events().flatMap((one) => (one.kind === kind ? [one.url] : []));
  assert.deepEqual(urls("pageView"), ["file:///page%20of%20ada.html", "file:///page%20of%20ada.html#/next"]);
  assert.equal(urls("click").length, 2);
  assert.deepEqual(errors, []);
  await page.close();
});

for (const [what, own] of [
  ["by the snippet", undefined],
  [
    "by a tag without crossorigin",
    (url) =>
      `<!doctype html><title>Isolated</title><script src="${url}/sdk/gosight.js" data-key="gsw_test"></script>${GO}`,
  ],
]) {
  test(`a page that isolates itself loads the SDK ${what}`, async () => {
    const visit = await strangers.open(GO, {
      own,
      headers: {
        "cross-origin-embedder-policy": "require-corp",
        "cross-origin-opener-policy": "same-origin",
      },
    });
    assert.equal(await visit.page.evaluate(() => crossOriginIsolated), true);
    await visit.page.click("#go");
    await visit.leave();
    assert.equal(visit.of("pageView").length, 1);
    assert.equal(visit.of("click").length, 1);
    assert.deepEqual(visit.errors, []);
    assert.deepEqual(visit.ours(), []);
    await visit.close();
  });
}

test("a page that an app has opened says which", async () => {
  const visit = await strangers.open(GO, {
    prepare: (page) =>
      page.addInitScript(() =>
        Object.defineProperty(Document.prototype, "referrer", {
          get: () => "android-app://com.google.android.gm/",
        }),
      ),
  });
  const view = await visit.first("pageView");
  assert.equal(view.page.referrer, "android-app://com.google.android.gm/");
  await visit.close();
});
