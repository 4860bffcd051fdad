// Measures the dashboard's pages over seeded events: bytes that are transferred, first contentful paint, and the time
// until the figures stand, cold (nothing cached) and warm (opened again). --events=N, --days=N, --rounds=N.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from './chromium.mjs';
import { signIn } from './dashboard-sign-in.mjs';
import { newPlace, removePlace, seed, startHub } from './hub.mjs';

const TIMEOUT_MS = 60_000;
const QUIET_MS = 500;
const WARM_TARGET_MS = 1000;
const SIZE = { width: 1280, height: 900 };
const PAGES = {
  projects: '/',
  overview: '/demo/overview?period=30d',
  'overview, filtered': '/demo/overview?period=30d&f=is:browser%3DChrome',
  sessions: '/demo/sessions?period=30d',
  visitors: '/demo/visitors?period=30d',
  events: '/demo/events?period=30d',
  errors: '/demo/errors?period=30d',
  insights: '/demo/insights?period=30d',
  vitals: '/demo/vitals?period=30d',
  journeys: '/demo/journeys?period=30d',
  retention: '/demo/retention?period=30d',
  live: '/demo/live',
};
const OPTIONS = {
  events: { type: 'string', default: '1000000' },
  days: { type: 'string', default: '30' },
  rounds: { type: 'string', default: '3' },
  help: { type: 'boolean', default: false },
};

/** Runs in the page: notes when nothing is loading any more, for good. */
function watchFigures() {
  const figures = { stoodAt: 0 };
  window.figures = figures;
  const look = () => {
    const isBusy =
      !document.querySelector('h1') || document.querySelector('.skeleton, [aria-busy=true]') !== null;
    if (isBusy) figures.stoodAt = 0;
    else if (figures.stoodAt === 0) figures.stoodAt = performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

/** Opens a page; gives its transferred bytes, and the times in ms since the navigation began. */
async function measure(page, url) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(url);
  await page.waitForFunction(
    (quiet) => window.figures.stoodAt > 0 && performance.now() - window.figures.stoodAt > quiet,
    QUIET_MS,
    { timeout: TIMEOUT_MS },
  );
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    figures: window.figures.stoodAt,
  }));
  await session.detach();
  return { bytes, ...times };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

function medianOf(measured) {
  const of = (key) => median(measured.map((one) => one[key]));
  return { bytes: of('bytes'), paint: of('paint'), figures: of('figures') };
}

/** A new browser context for each round, so that nothing is cached but in its second visit. */
async function measurePage(browser, storageState, url, rounds) {
  const cold = [];
  const warm = [];
  for (let i = 0; i < rounds; i++) {
    const context = await browser.newContext({ viewport: SIZE, storageState });
    await context.addInitScript(watchFigures);
    const page = await context.newPage();
    cold.push(await measure(page, url));
    warm.push(await measure(page, url));
    await context.close();
  }
  return { cold: medianOf(cold), warm: medianOf(warm) };
}

const ms = (value) => Math.round(value).toLocaleString('en-US');
const kilobytes = (bytes) => Math.round(bytes / 1000).toLocaleString('en-US');
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const cells = ({ bytes, paint, figures }) => [kilobytes(bytes), ms(paint), ms(figures)];

const { values: options } = parseArgs({ options: OPTIONS });
if (options.help) {
  console.log('Usage: ./gosight bench dashboard [--events N] [--days N] [--rounds N]');
  process.exit(0);
}
const events = Number(options.events);
const place = await newPlace();
const hub = await startHub(place);
const browser = await launch();
try {
  console.log(`${cpus().length} x ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
  const begin = performance.now();
  await seed(place, { events, days: Number(options.days) });
  console.log(`${events.toLocaleString('en-US')} events, seeded in ${ms((performance.now() - begin) / 1000)} s\n`);
  const context = await browser.newContext();
  await signIn(await context.newPage(), hub);
  const storageState = await context.storageState();
  row('page', 'cold kB', 'first paint ms', 'figures ms', 'warm kB', 'first paint ms', 'figures ms');
  row(...Array(7).fill('---'));
  let slowest = 0;
  for (const [name, path] of Object.entries(PAGES)) {
    const { cold, warm } = await measurePage(browser, storageState, hub.url + path, Number(options.rounds));
    slowest = Math.max(slowest, warm.figures);
    row(name, ...cells(cold), ...cells(warm));
  }
  const outcome = slowest <= WARM_TARGET_MS ? 'met' : 'missed';
  console.log(`\nFigures of every page stand, warm: ${ms(slowest)} ms at most; target <= ${ms(WARM_TARGET_MS)}: ${outcome}`);
} finally {
  await browser.close();
  await hub.stop();
  await removePlace(place);
}
