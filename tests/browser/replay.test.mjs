import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReplayKey, fetchJson, until } from './hub.mjs';
import { useSite } from './site.mjs';

const TIMEOUT_MS = 60_000;

const site = useSite();

test('a visit to the demo shop is recorded, stored, and plays in the player', async () => {
  const visitor = await site.browser.newPage();
  await visitor.goto(`${site.hub.url}/demo/product.html`);
  await visitor.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('gosight-replay')),
  );
  await visitor.waitForTimeout(1_500);
  await visitor.getByRole('button', { name: 'More' }).click();
  const heading = await visitor.locator('h1').textContent();
  await visitor.waitForTimeout(6_000);
  await visitor.close();

  const key = await createReplayKey(site.place);
  const { result: list } = await until(
    () => fetchJson(site.hub, '/replays', key).then(({ body }) => body.replays ?? []),
    (replays) => replays.length > 0,
    TIMEOUT_MS,
  );
  const session = list[0].session_id;
  const { result: manifest } = await until(
    () => fetchJson(site.hub, `/sessions/${session}/replay`, key).then(({ body }) => body),
    ({ tabs }) => tabs?.[0]?.chunks.length > 1,
    TIMEOUT_MS,
  );
  assert.deepEqual(
    manifest.tabs[0].chunks.map(({ sequence }) => sequence),
    manifest.tabs[0].chunks.map((_, i) => i),
  );
  assert.equal(manifest.reason, 'sampled');

  const viewer = await site.browser.newPage();
  const asked = [];
  viewer.on('request', (request) => asked.push(request.url()));
  await viewer.goto(
    `${site.hub.url}/replay/?project=demo&session=${session}#key=${key}`,
  );
  await viewer.waitForSelector('.gsr[data-state=paused]');
  const frame = viewer.frameLocator('.gsr-frame iframe');
  assert.equal(await frame.locator('h1').textContent(), heading);
  await viewer.keyboard.press('k');
  await viewer.waitForSelector('.gsr[data-state=ended]', { timeout: TIMEOUT_MS });
  assert.ok(!(await viewer.evaluate(() => location.href)).includes('gss_'));
  const strange = asked.filter(
    (url) => !url.startsWith(site.hub.url) && !/^(data|blob|about):/.test(url),
  );
  assert.deepEqual(strange, []);
});
