import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addData } from './dashboard-data.mjs';
import { pagesOf } from './dashboard-pages.mjs';
import { signIn } from './dashboard-sign-in.mjs';
import { watch } from './dashboard-watch.mjs';
import { useSite } from './site.mjs';

const WIDTHS = [1440, 900, 360];
const HEIGHT = 900;
const THEMES = ['light', 'dark'];

let data;
const site = useSite({
  async prepare(started) {
    data = await addData(started);
  },
});

for (const theme of THEMES) {
  test(`every page is accessible, fits three widths and logs no error, in ${theme}`, async () => {
    const context = await site.browser.newContext({
      viewport: { width: WIDTHS[0], height: HEIGHT },
      colorScheme: theme,
      locale: theme === 'dark' ? 'vi-VN' : 'en-GB',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const problems = watch(page, site.hub.url);
    await signIn(page, site.hub);
    for (const { path, act } of pagesOf(data)) {
      await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
      await page.goto(site.hub.url + path);
      await page.waitForLoadState('networkidle');
      await page.locator('h1').first().waitFor();
      await act?.(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        await problems.check(`${path} at ${width} px`, { layoutOnly: width === WIDTHS[1] });
      }
    }
    assert.deepEqual(problems.found, []);
    await context.close();
  });
}
