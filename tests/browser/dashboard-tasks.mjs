/**
 * What a new user wants to know or do, each from the overview: the steps, and how the answer is recognized. Choosing
 * in a list counts as a click; typing and scrolling don't.
 */
export const TASKS = [
  {
    want: 'Which page annoys people most? Show me one of them.',
    async steps({ page, click }) {
      await click(page.locator('main a[href*="detector="]').first());
      await click(page.locator('.insight a.button').first());
      await page.waitForURL(/\/sessions\/[^?]+\?(.*&)?t=/);
    },
  },
  {
    want: 'Why did orders fall on that day?',
    async steps({ page, click }) {
      await click(page.locator('details.as-table summary').first());
      await click(page.locator('details.as-table td:nth-child(3) a.cell-link', { hasText: /[1-9]/ }).first());
      await page.waitForURL(/\/sessions\?from=/);
      await click(page.locator('tbody a').first());
      await page.waitForURL(/\/sessions\/./);
    },
  },
  {
    want: 'Tell me in Telegram when errors become frequent.',
    async steps({ page, click, nav, choose }) {
      await nav('alerts');
      await click(page.locator('.page-head .button').last());
      await page.locator('dialog input[name=name]').fill('Errors are frequent');
      await choose(page.locator('dialog select').first(), 'error_rate');
      // The only channel is chosen already.
      await click(page.locator('dialog button[type=submit]'));
      await page.locator('.insight', { hasText: 'Errors are frequent' }).waitFor();
    },
  },
  {
    want: 'Who watched this recording?',
    async steps({ page, nav }) {
      await nav('audit');
      await page.locator('td code', { hasText: 'get-replay' }).first().waitFor();
    },
  },
  {
    want: 'Where did visitors of the last week come from?',
    async steps({ page, click }) {
      await click(page.locator('.filter-bar button').first());
      await click(page.locator('.popover:popover-open .menu-item').nth(2));
      await page.waitForURL(/period=7d/);
      await page.locator('.ranking').nth(1).locator('.bar-link').first().waitFor();
    },
  },
  {
    want: 'Which error hits most people? Mark it as mended.',
    async steps({ page, click, nav, choose }) {
      await nav('errors');
      await choose(page.getByLabel('Order'), 'visitors');
      await click(page.locator('tbody a').first());
      await page.waitForURL(/\/errors\/./);
      await click(page.getByRole('button', { name: 'resolved' }));
      await page.locator('button[aria-pressed=true]', { hasText: 'resolved' }).waitFor();
    },
  },
  {
    want: 'What do people click on the most visited page?',
    async steps({ page, nav }) {
      await nav('heatmaps');
      await page.locator('main tbody tr').first().waitFor();
    },
  },
  {
    want: 'How many get from the product to the order, and who gave up?',
    async steps({ page, click, nav }) {
      await nav('funnels');
      await click(page.locator('.funnel-step a').first());
      await page.waitForURL(/\/sessions\?/);
      await page.locator('tbody tr').first().waitFor();
    },
  },
  {
    want: 'Would rage clicks be found less often with a higher threshold?',
    async steps({ page, click, nav, choose }) {
      await nav('insights');
      await click(page.locator('.page-head a.button'));
      await choose(page.locator('input[type=range]').first(), '5');
      await click(page.locator('form button[type=submit]'));
      await page.locator('.figures').waitFor();
    },
  },
  {
    want: 'Put GoSight on my site.',
    async steps({ page, click, nav }) {
      await nav('settings');
      await click(page.locator('.snippet button').first());
      await page.locator('.snippet').first().waitFor();
    },
  },
];

/** Does a task; gives the number of clicks. */
export async function countClicks(page, url, { steps }) {
  await page.goto(`${url}/demo/overview?period=30d`);
  await page.locator('.figures .figure').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .skeleton'));
  let clicks = 0;
  const click = async (locator) => {
    clicks++;
    await locator.click();
  };
  const choose = async (locator, value) => {
    clicks++;
    if ((await locator.getAttribute('type')) === 'range') await locator.fill(value);
    else await locator.selectOption(value);
  };
  const nav = (name) => click(page.locator(`nav a.nav-link[href*="/${name}"]`));
  await steps({ page, click, choose, nav });
  return clicks;
}
