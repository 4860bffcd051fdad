import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.mjs';
import { ask, newPlace, removePlace, startHub, until } from './hub.mjs';

// Six seconds on an idle machine; a busy one gets more.
const PATIENCE_MS = 30_000;

let place;
let hub;
let browser;

before(async () => {
  place = await newPlace();
  hub = await startHub(place);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await hub?.stop();
  await removePlace(place);
});

test('a visitor of the demo site is on the overview soon after', async () => {
  const visitor = await browser.newPage();
  await visitor.goto(`${hub.url}/demo/`);
  await visitor.getByRole('button', { name: 'Shelter' }).click();
  await visitor.getByRole('link', { name: 'Our story' }).first().click();
  await visitor.waitForURL('**/story.html');

  const operator = await browser.newPage();
  await operator.goto(hub.overview);
  await operator.waitForFunction(
    () => /page views\s*[1-9]/i.test(document.querySelector('#figures')?.innerText ?? ''),
    undefined,
    { timeout: PATIENCE_MS },
  );
  assert.match(await operator.locator('#figures').innerText(), /visitors\s*1\b/i);
  assert.ok(!operator.url().includes('gss_'), 'the key stays out of the address');

  const { answer } = await until(
    () => ask(hub, '/overview'),
    ({ body }) => body.page_views >= 2,
    PATIENCE_MS,
  );
  const paths = answer.body.pages.map((page) => page.path);
  assert.ok(paths.includes('/demo/') && paths.includes('/demo/story.html'), paths.join());
});

test('the ledger accounts for every event of the visit', async () => {
  const { answer } = await until(
    () => ask(hub, '/ledger'),
    ({ body }) => body.totals.accepted > 0 && body.totals.in_flight === 0,
    PATIENCE_MS,
  );
  const { accepted, stored, duplicates, dead_lettered: dead, in_flight: under } = answer.body.totals;
  assert.equal(accepted, stored + duplicates + dead + under);
  assert.equal(dead, 0);
});

test('Ctrl-C stops cleanly, and the next start still knows the visit', async () => {
  const earlier = (await ask(hub, '/overview')).body.page_views;
  const interrupted = 130;
  assert.equal(await hub.stop(), interrupted, hub.output());
  hub = await startHub(place);
  assert.ok((await ask(hub, '/overview')).body.page_views >= earlier);
});
