import { eventually, startBrowser } from "./browser.mjs";
import { startRecordingHub } from "./recording-hub.mjs";

const HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain</title>';

/** A page that starts the SDK by script tag; `attributes` go on the tag, `body` into the page. */
export function plainPage(body, attributes = "") {
  return `${HEAD}<script src="/sdk/gosight.js" data-key="gsw_test" ${attributes}></script></head><body>${body}</body></html>`;
}

/** A browser for the tests of one file, and a recording hub for each test; with `replay` it has sessions recorded. */
export async function startSession(pages = {}, replay = undefined) {
  const browser = await startBrowser();
  let hub = await startRecordingHub({ pages, replay });
  const contexts = [];
  return {
    get hub() {
      return hub;
    },
    browser,
    /** A page of a visitor of its own. */
    async visit(path, options = {}, prepare = async () => {}) {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      await prepare(page, context);
      await page.goto(hub.url + path);
      // What captures later than a page's first moment; pages that may not be observed don't load it.
      const ready = () =>
        performance
          .getEntriesByType("resource")
          .some(({ name, responseEnd }) => /later/.test(name) && responseEnd);
      await page.waitForFunction(ready, undefined, { timeout: 500 }).catch(() => {});
      return page;
    },
    /** Payloads of `kind` so far, each with `event`, `batch` and `page`. */
    of(kind) {
      return hub
        .stored()
        .filter(({ event }) => event.payload.case === kind)
        .map(({ event, batch }) => ({
          ...event.payload.value,
          event,
          batch,
          page: batch.context.pages[event.pageIndex],
        }));
    },
    /** A fresh hub that has sessions recorded as `changes` say. */
    async record(changes) {
      await hub.close();
      hub = await startRecordingHub({ pages, replay: { ...replay, ...changes } });
    },
    /** The first payload of `kind` that `fits`, as soon as there is one. */
    async first(kind, fits = () => true) {
      return eventually(() => this.of(kind).find(fits), `${kind} ${fits}`);
    },
    /** Closes all pages, and takes a fresh hub: what a page sends while it dies reaches only the old. */
    async clear() {
      for (const context of contexts.splice(0)) await context.close();
      await hub.close();
      hub = await startRecordingHub({ pages, replay });
    },
    async stop() {
      await browser.close();
      await hub.close();
    },
  };
}
