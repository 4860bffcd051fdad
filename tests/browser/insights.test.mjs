import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clickHouse, until } from './hub.mjs';
import { useSite } from './site.mjs';

// A click is watched for 3 s, sent within 5 s, and evaluated after an idle timeout of 15 s.
const TIMEOUT_MS = 120_000;

const site = useSite();

async function query(sql) {
  const { url, user, password } = await clickHouse(site.place);
  url.searchParams.set('default_format', 'JSON');
  const response = await fetch(url, {
    method: 'POST',
    body: sql,
    headers: { authorization: `Basic ${btoa(`${user}:${password}`)}` },
  });
  assert.equal(response.status, 200);
  return (await response.json()).data;
}

test('ineffective clicks produce one insight each, with evidence; a stepper produces none', async () => {
  const visitor = await site.browser.newPage();
  await visitor.goto(`${site.hub.url}/demo/product.html`);
  for (let i = 0; i < 6; i++) await visitor.getByRole('button', { name: 'More' }).click();
  for (let i = 0; i < 5; i++) await visitor.locator('#wish').click();
  await visitor.waitForTimeout(4_000);
  await visitor.locator('#stock').click();
  await visitor.waitForTimeout(4_000);
  await visitor.close();

  const { result } = await until(
    () => query("SELECT * FROM insights FINAL WHERE detector LIKE '%-click' ORDER BY time, detector"),
    (rows) => rows.length >= 3,
    TIMEOUT_MS,
  );
  const found = result.map(({ detector, details, evidence_ids: ids }) => [detector, details.clicks, ids.length]);
  assert.deepEqual(found, [
    ['rage-click', '5', 5],
    ['dead-click', undefined, 1],
    ['error-click', undefined, 2],
  ]);
  const [insight] = result;
  assert.match(insight.page, /\/demo\/product\.html$/);
  assert.match(insight.selector, /wish/);
  assert.equal(insight.thresholds.clicks, '3');

  const ids = insight.evidence_ids.map((id) => `'${id}'`).join();
  const [{ clicks }] = await query(
    `SELECT uniqExact(event_id) AS clicks FROM events WHERE kind = 'click' AND event_id IN (${ids})`,
  );
  assert.equal(Number(clicks), 5, 'the evidence is among the stored events');
});

const FRUSTRATED = {
  async 'thrashed-cursor'(visitor) {
    await visitor.goto(`${site.hub.url}/demo/story.html`);
    for (let turn = 0; turn < 30; turn++) {
      await visitor.mouse.move(turn % 2 ? 300 : 500, 300);
      await visitor.waitForTimeout(70);
    }
  },
  async 'excessive-scroll'(visitor) {
    await visitor.goto(`${site.hub.url}/demo/index.html`);
    await visitor.evaluate(async () => {
      for (const top of [300, 50, 300, 50, 300, 50, 300]) {
        scrollTo(0, top);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
  },
  async 'quick-back'(visitor) {
    await visitor.goto(`${site.hub.url}/demo/index.html`);
    await visitor.waitForTimeout(1_000);
    await visitor.goto(`${site.hub.url}/demo/story.html`);
    await visitor.waitForTimeout(1_000);
    await visitor.goBack();
    await visitor.waitForTimeout(1_000);
  },
  async 'form-abandonment'(visitor) {
    await visitor.goto(`${site.hub.url}/demo/checkout.html`);
    await visitor.fill('[name=name]', 'Ada');
    await visitor.fill('[name=email]', 'ada@example.com');
    await visitor.goto(`${site.hub.url}/demo/index.html`);
  },
  async 'slow-page'(visitor) {
    await visitor.goto(`${site.hub.url}/demo/story.html`);
    await visitor.locator('#count').click();
    await visitor.waitForTimeout(1_000);
  },
};

test('every other kind of frustration in the shop is detected', async () => {
  await Promise.all(
    Object.values(FRUSTRATED).map(async (act) => {
      const context = await site.browser.newContext({ viewport: { width: 900, height: 500 } });
      const visitor = await context.newPage();
      await act(visitor);
      await visitor.goto('about:blank');
      await visitor.waitForTimeout(500);
      await context.close();
    }),
  );
  // The first visitor's button threw an error that was new to the project.
  const wanted = [...Object.keys(FRUSTRATED), 'error-burst'].sort();
  await until(
    async () => (await query('SELECT DISTINCT detector FROM insights')).map(({ detector }) => detector),
    (found) => wanted.every((detector) => found.includes(detector)),
    TIMEOUT_MS,
  );
});
