import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addData } from './dashboard-data.mjs';
import { pagesOf } from './dashboard-pages.mjs';
import { signIn } from './dashboard-sign-in.mjs';
import { useSite } from './site.mjs';

const HEIGHT = 900;

let data;
const site = useSite({
  async prepare(started) {
    data = await addData(started);
  },
});

test('a hostile site runs nothing on any page', async () => {
  const context = await site.browser.newContext({ viewport: { width: 1440, height: HEIGHT } });
  const page = await context.newPage();
  await signIn(page, site.hub);
  let shown = 0;
  for (const { path } of pagesOf(data)) {
    await page.goto(site.hub.url + path);
    await page.waitForLoadState('networkidle');
    if ((await page.locator('body').innerText()).includes('onerror=')) shown++;
    assert.equal(await page.evaluate(() => window.pwned), undefined, path);
  }
  assert.ok(shown >= 4, `the payload was shown on ${shown} pages`);
  await context.close();
});
