// Takes the README's pictures of a hub that `./gosight seed` and some visits have filled: npm run pictures [FOLDER]
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './chromium.mjs';
import { open } from './dashboard-open.mjs';
import { signIn } from './dashboard-sign-in.mjs';
import { createReplayKey, fetchJson, newPlace, removePlace, seed, startHub, until } from './hub.mjs';

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../../docs', import.meta.url));
const SIZE = { width: 1280, height: 800 };
const EVENTS = 100_000;
const VISITS = 4;
const TIMEOUT_MS = 60_000;
const MAX_BYTES = 200_000;
const QUALITIES = [85, 70, 55];

/** A visit of the shop, for a recording and a heatmap. */
async function visit(browser, url, n) {
  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(`${url}/demo/`);
  await page.mouse.wheel(0, 300 + 150 * n);
  await page.waitForTimeout(800);
  await page.goto(`${url}/demo/product.html`);
  for (let i = 0; i < 4 + n; i++) await page.locator('#wish').click();
  await page.locator('#stock').click();
  await page.waitForTimeout(6_000);
  await page.close();
}

/** Saves what is seen as WebP, as well as the size allows. */
async function save(page, name) {
  const session = await page.context().newCDPSession(page);
  const file = join(FOLDER, `dashboard-${name}.webp`);
  for (const quality of QUALITIES) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    await writeFile(file, Buffer.from(data, 'base64'));
    if ((await stat(file)).size <= MAX_BYTES) return;
  }
  throw new Error(`${file} has more than ${MAX_BYTES} bytes.`);
}

const place = await newPlace();
const hub = await startHub(place);
const browser = await launch();
try {
  await seed(place, { events: EVENTS });
  for (let i = 0; i < VISITS; i++) await visit(browser, hub.url, i);
  const key = await createReplayKey(place);
  const { result } = await until(
    () => fetchJson(hub, '/replays', key),
    ({ status, body }) => status === 200 && body.replays.length === VISITS,
    TIMEOUT_MS,
  );
  const { session_id: session, entry_page: entry } = result.body.replays[0];
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB' });
  await signIn(page, hub);
  const heated = `${entry.split('/')[0]}/demo/product.html`;
  const views = {
    overview: { path: '/demo/overview?period=30d' },
    insights: { path: '/demo/insights?period=7d' },
    heatmap: { path: `/demo/heatmaps?page=${encodeURIComponent(heated)}` },
    replay: { path: `/demo/sessions/${session}?t=4000` },
  };
  for (const [name, view] of Object.entries(views)) {
    await open(page, hub.url, view);
    // Charts, frames and pictures of a recording settle after the answers.
    await page.waitForTimeout(2_500);
    await save(page, name);
  }
} finally {
  await browser.close();
  await hub.stop();
  await removePlace(place);
}
