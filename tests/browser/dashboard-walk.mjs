import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRecordedData } from './dashboard-data.mjs';
import { open } from './dashboard-open.mjs';
import { pagesOf } from './dashboard-pages.mjs';
import { picture } from './dashboard-picture.mjs';
import { signIn } from './dashboard-sign-in.mjs';
import { failQuestions, holdQuestions } from './dashboard-states.mjs';
import { watch } from './dashboard-watch.mjs';
import { seed } from './hub.mjs';
import { useSite } from './site.mjs';

const WIDTHS = [1280, 360, 2560];
const HEIGHT = 900;
const THEMES = ['light', 'dark'];
const EVENTS = 20_000;

let data;
const site = useSite({
  async prepare(started) {
    await seed(started.place, { events: EVENTS });
    data = await addRecordedData(started);
  },
});

function newContext(theme) {
  return site.browser.newContext({
    viewport: { width: WIDTHS[0], height: HEIGHT },
    colorScheme: theme,
    locale: theme === 'dark' ? 'vi-VN' : 'en-GB',
    reducedMotion: 'reduce',
  });
}

for (const theme of THEMES) {
  test(`every page is accessible, fits three widths and logs no error, in ${theme}`, async () => {
    const context = await newContext(theme);
    const page = await context.newPage();
    const problems = watch(page, site.hub.url);
    await signIn(page, site.hub);
    for (const [i, { path, act }] of pagesOf(data).entries()) {
      await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
      await open(page, site.hub.url, { path, act });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        await problems.check(`${path} at ${width} px`, { layoutOnly: width === WIDTHS[2] });
        await picture(page, theme, width, i, path);
      }
    }
    assert.deepEqual(problems.found, []);
    await context.close();
  });

  for (const [state, refuse] of Object.entries({ failing: failQuestions, loading: holdQuestions })) {
    test(`every page is accessible and fits while questions are ${state}, in ${theme}`, async () => {
      const context = await newContext(theme);
      const page = await context.newPage();
      await signIn(page, site.hub);
      const problems = watch(page, site.hub.url, { messages: false });
      await refuse(page);
      const paths = new Set(pagesOf(data).map(({ path }) => path));
      for (const [i, path] of [...paths].entries()) {
        await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
        await page.goto(site.hub.url + path);
        await page.locator('h1').first().waitFor();
        await picture(page, state, theme, i, path);
        await problems.check(`${path} ${state}`);
        await page.setViewportSize({ width: WIDTHS[1], height: HEIGHT });
        await problems.check(`${path} ${state} at ${WIDTHS[1]} px`, { layoutOnly: true });
      }
      assert.deepEqual(problems.found, []);
      await context.close();
    });
  }
}
