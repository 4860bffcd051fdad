import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { askJolokia, openRoutes, signInToHawtio } from './hawtio.mjs';
import { prepareOwnRoutes, walkOwnRoutes } from './own-routes-walk.mjs';
import { useSite } from './site.mjs';
import { prepareTrackers, walkTrackers } from './trackers.mjs';

const ROUTE = 'org.apache.camel:context=gosight,name="accept-batch",type=routes';

let receiver;
const site = useSite({
  prepare: async (own) => {
    receiver = await prepareOwnRoutes(own.place);
    await prepareTrackers(own.place, own.hub.writeKey);
    await own.restart();
  },
});

after(() => receiver?.close());

test("routes of the operator's own do what their recipes say, among them an override", () =>
  walkOwnRoutes(site, receiver));

test("other trackers' libraries send to the recipes, and every event is stored", () => walkTrackers(site));

test('Hawtio shows the routes with counters to who signs in, and lets nobody change the process', async () => {
  const { page, address } = await signInToHawtio(site.browser, site.hub);
  const rows = await openRoutes(page, address);
  const accept = rows.find((row) => row.includes('accept-batch'));
  assert.match(accept, /Started/);
  assert.ok(rows.length > 50, `${rows.length} routes`);
  const { value } = await askJolokia(page, { type: 'read', mbean: ROUTE, attribute: 'ExchangesCompleted' });
  assert.ok(value > 0, 'the batches of the visit are counted');

  for (const [mbean, operation] of [
    ['java.lang:type=Memory', 'gc'],
    [ROUTE, 'stop()'],
    [ROUTE, 'start()'],
  ]) {
    const { status } = await askJolokia(page, { type: 'exec', mbean, operation });
    assert.equal(status, 403, `${operation} of ${mbean}`);
  }
});
