// Visits a page without the SDK, with it before all of the page's own scripts, and after them, and says what
// of it an observer of the page could tell apart.
import assert from "node:assert/strict";
import { eventually, settle } from "../../browser/support/browser.mjs";
import { startRecordingHub } from "../../browser/support/recording-hub.mjs";
import { startSite } from "../../browser/support/site.mjs";

const ATTRIBUTES = 'crossorigin="anonymous" data-key="gsw_test" data-batch-ms="50"';
const script = (body) => ({ headers: { "content-type": "text/javascript; charset=utf-8" }, body });

/** A page's HTML; `tag` is where the SDK's tag goes or would go. */
const html = (head, body, first, last) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title>${first}${head}${last}</head><body>${body}</body></html>`;

const PLACES = {
  none: () => ["", ""],
  before: (tag) => [tag, ""],
  after: (tag) => ["", tag],
};

async function visit(
  browser,
  place,
  expected,
  { pages = {}, scripts = {}, head, body, documents = {}, act, wait = 300, inject },
) {
  const hub = await startRecordingHub();
  const tag = inject
    ? inject(`${hub.url}/sdk/gosight.js`)
    : `<script src="${hub.url}/sdk/gosight.js" ${ATTRIBUTES}></script>`;
  const [first, last] = PLACES[place](tag);
  const made = (name, given) =>
    typeof given === "function" && name.startsWith("/page")
      ? () => html(head ?? "", given(), first, last)
      : given;
  const site = await startSite({
    "/favicon.ico": { status: 204 },
    ...Object.fromEntries(Object.entries(scripts).map(([name, text]) => [name, script(text)])),
    ...Object.fromEntries(Object.entries(pages).map(([name, given]) => [name, made(name, given)])),
    "/": () => html(head ?? "", body ?? "", first, last),
    ...Object.fromEntries(
      Object.entries(documents).map(([name, text]) => [
        name,
        () => text.replace("<head>", () => `<head>${first}`).replace("</head>", () => `${last}</head>`),
      ]),
    ),
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = [];
  const without = (text) => text.replaceAll(site.url, "SITE").replaceAll(hub.url, "HUB");
  // The stack below an error's message has the wrappers of the SDK in it, as of any tool that wraps.
  const message = (text) => without(text).replace(/\n\s+at .*/gs, "");
  page.on("pageerror", (error) => errors.push(message(`${error}`)));
  page.on("console", (said) => {
    if (/error|warn/.test(said.type())) errors.push(message(said.text()));
  });
  try {
    // What captures clicks comes as a script of its own, which a busy machine loads late.
    await page.goto(site.url, { waitUntil: "networkidle" });
    await act(page);
    await settle(page, wait);
    const result = await page.evaluate(() => ({
      address: location.pathname + location.search + location.hash,
      title: document.title,
      text: document.body.textContent.trim(),
      markup: document.body.innerHTML,
      said: window.said,
    }));
    if (place !== "none") await page.evaluate(() => gosight.flush());
    const answered = {
      errors: errors.sort(),
      // The icon is the browser's own wish.
      requests: site.requests
        .map(({ method, url }) => `${method} ${url}`)
        .filter((one) => !one.endsWith("/favicon.ico"))
        .sort(),
      result: JSON.parse(without(JSON.stringify(result))),
    };
    await page.goto("about:blank");
    const recorded = () => hub.stored().map(({ event }) => event.payload);
    const missing = () =>
      Object.entries(expected).filter(
        ([kind, count]) => recorded().filter((payload) => payload.case === kind).length < count,
      );
    // What the page sends as it is left is on its way for a while.
    if (place !== "none")
      await eventually(() => !missing().length, "").catch(() =>
        assert.fail(`the SDK ${place} the page's scripts: fewer than ${missing().join(" and ")}`),
      );
    return answered;
  } finally {
    await context.close();
    await site.close();
    await hub.close();
  }
}

/**
 * Compares the visits. A scenario's `documents` are whole pages by their paths, its `pages` and `scripts` what
 * else there is. `expected` are the kinds of events that the SDK must have recorded, with how many of
 * them at the least.
 */
export async function compare(browser, scenario, expected = { pageView: 1 }) {
  const [none, before, after] = await Promise.all(
    Object.keys(PLACES).map((place) => visit(browser, place, expected, scenario)),
  );
  for (const [place, seen] of Object.entries({ before, after }))
    assert.deepEqual(seen, none, `the SDK ${place} the page's scripts`);
  return none;
}
