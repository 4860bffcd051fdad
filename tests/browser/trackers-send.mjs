import { test } from 'node:test';
import { clickHouse, until } from './hub.mjs';
import { useSite } from './site.mjs';
import { copyRecipes, sendByTrackers } from './trackers.mjs';

const TIMEOUT_MS = 60_000;

const site = useSite({
  withBrowser: false,
  prepare: async (own) => {
    await copyRecipes(own.place, own.hub.writeKey);
    await own.restart();
  },
});

test("other trackers' libraries send to the recipes, and every event is stored", async () => {
  await sendByTrackers(site.hub);
  const { url, user, password } = await clickHouse(site.place);
  const headers = { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password };
  const query = `SELECT if(kind = 'page_view', path, name) AS what, count(), uniqExact(session_id)
    FROM events FINAL
    WHERE (kind = 'page_view' AND host = 'shop.example')
      OR (kind = 'custom' AND name IN ('segment', 'umami', 'posthog', 'plausible') AND properties LIKE '%plan%')
    GROUP BY what ORDER BY what FORMAT TSV`;
  const ask = async () => (await fetch(url, { method: 'POST', headers, body: query })).text();
  const expected = [
    '/plausible\t1\t1',
    '/posthog\t1\t1',
    '/segment\t1\t1',
    '/umami\t1\t1',
    'plausible\t1\t1',
    'posthog\t1\t1',
    'segment\t2\t2',
    'umami\t1\t1',
  ];
  await until(ask, (rows) => rows.trim() === expected.join('\n'), TIMEOUT_MS);
});
