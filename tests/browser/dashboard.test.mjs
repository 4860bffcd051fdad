import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFunnel, addRecordedData } from './dashboard-data.mjs';
import { open } from './dashboard-open.mjs';
import { pagesOf } from './dashboard-pages.mjs';
import { picture } from './dashboard-picture.mjs';
import { addMembers, VIEWS } from './dashboard-roles.mjs';
import { signIn, signInAs } from './dashboard-sign-in.mjs';
import { countClicks, TASKS } from './dashboard-tasks.mjs';
import { watch } from './dashboard-watch.mjs';
import { seed } from './hub.mjs';
import { useSite } from './site.mjs';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 800 };
const EVENTS = 5_000;
const MAX_CLICKS = 5;

let data;
const site = useSite({
  // A channel to which nothing is sent: no rule of these tests alerts.
  settings: { 'gosight.channel.telegram.token': '1:test', 'gosight.channel.telegram.chat-id': '1' },
  async prepare(started) {
    await seed(started.place, { events: EVENTS });
    data = await addRecordedData(started);
  },
});

test('every page shows a hostile site and runs nothing of it, is accessible and fits', async () => {
  const context = await site.browser.newContext({ viewport: WIDE, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const problems = watch(page, site.hub.url);
  await signIn(page, site.hub);
  let shown = 0;
  for (const [i, { path, act }] of pagesOf(data).entries()) {
    await page.emulateMedia({ colorScheme: i % 2 ? 'dark' : 'light' });
    await page.setViewportSize(WIDE);
    await open(page, site.hub.url, { path, act });
    if ((await page.locator('body').innerText()).includes('onerror=')) shown++;
    assert.equal(await page.evaluate(() => window.pwned), undefined, path);
    await problems.check(path);
    await picture(page, WIDE.width, i, path);
    await page.setViewportSize(NARROW);
    await problems.check(`${path} at ${NARROW.width} px`, { layoutOnly: true });
    await picture(page, NARROW.width, i, path);
  }
  assert.deepEqual(problems.found, []);
  assert.ok(shown >= 4, `the payload was shown on ${shown} pages`);
  await context.close();
});

test('whoever leaves pages before they have loaded stays signed in', async () => {
  const context = await site.browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  await signIn(page, site.hub);
  for (let i = 0; i < 6; i++) {
    const asked = page.waitForRequest(/\/auth\/refresh$/);
    await page.goto(`${site.hub.url}/demo/sessions`, { waitUntil: 'commit' });
    await asked;
  }
  await page.goto(`${site.hub.url}/demo/overview`);
  await page.locator('.figures .figure').first().waitFor();
  await context.close();
});

test('a new user needs at most five clicks for each of ten tasks', async () => {
  const context = await site.browser.newContext({ viewport: WIDE, permissions: ['clipboard-write'] });
  const page = await context.newPage();
  await signIn(page, site.hub);
  await addFunnel(site.hub);
  const clicks = {};
  for (const task of TASKS) clicks[task.want] = await countClicks(page, site.hub.url, task);
  assert.deepEqual(
    Object.entries(clicks).filter(([, count]) => count > MAX_CLICKS),
    [],
  );
  assert.equal(Object.keys(clicks).length, 10);
  await context.close();
});

test('members see what their role allows, and nothing of the rest', async () => {
  const members = await addMembers(site.hub);
  for (const [role, { hidden, refused, adds }] of Object.entries(VIEWS)) {
    const context = await site.browser.newContext({ viewport: WIDE });
    const page = await context.newPage();
    await signInAs(page, site.hub.url, members[role]);
    await open(page, site.hub.url, { path: '/demo/alerts' });
    for (const name of hidden) {
      assert.equal(await page.locator(`nav a[href*="/${name}"]`).count(), 0, `${role} sees ${name}`);
    }
    assert.equal((await page.locator('.page-head .button').count()) > 0, adds, `${role} adds rules`);
    for (const path of refused) {
      await open(page, site.hub.url, { path });
      await page.getByText("You don't have the right for this").first().waitFor();
    }
    await context.close();
  }
});
