// A hub, a site of another origin and its visitors, for the tests of delivery.
import { startBrowser } from "./browser.mjs";
import { startRecordingHub } from "./recording-hub.mjs";
import { sitePage, startSite } from "./site.mjs";

const QUICK = 'data-autocapture="false" data-batch-ms="50"';

let browser;
const ends = [];

/** Starts the browser of one file's tests. */
export async function start() {
  browser = await startBrowser();
}

/** Ends what a test has set up. */
export async function end() {
  for (const each of ends.splice(0).reverse()) await each();
}

/** Has that run at the end of the test, too. */
export const atEnd = (each) => ends.push(each);

/** Does not run that at the end: the test has done it. */
export const forget = (each) => ends.splice(ends.indexOf(each), 1);

export const stop = () => browser.close();

/** A hub, a site beside it, and a visitor on the site's page. */
export async function setUp({ attributes = QUICK, body, prepare, path = "/" } = {}) {
  const hub = await startRecordingHub();
  const site = await startSite({});
  site.pages["/"] = sitePage(hub.url, body, attributes);
  site.pages["/next"] = "<!doctype html><title>Next</title>";
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  await prepare?.(page, hub);
  await page.goto(site.url + path);
  ends.push(hub.close, site.close, () => context.close());
  return { hub, site, page, context, said };
}

export const track = (page, ...names) =>
  page.evaluate((all) => {
    for (const name of all) gosight.track(name);
    return gosight.flush();
  }, names);
export const names = (hub) => hub.events().map(({ event }) => event.payload.value.name);
