import { asOwner } from './dashboard-api.mjs';
import { createReplayKey, fetchJson, until } from './hub.mjs';

const TIMEOUT_MS = 60_000;
/** Sets a global if anything of it is run. */
const PAYLOAD = `"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>{{constructor.constructor('window.pwned=1')()}}`;

/** Visits of the demo shop, one recorded and one hostile; gives ids to open pages with. */
export async function addData({ hub, browser, place }) {
  await sendRecorded(browser, hub);
  await sendHostile(browser, hub);
  const key = await createReplayKey(place);
  const first = async (path, list, matches = () => true) => {
    const { result } = await until(
      () => fetchJson(hub, path, key),
      ({ status, body }) => status === 200 && body[list].some(matches),
      TIMEOUT_MS,
    );
    return result.body[list].find(matches);
  };
  const { session_id: session } = await first('/replays', 'replays', ({ clicks }) => clicks > 0);
  const { fingerprint: error } = await first('/errors?limit=200', 'rows', isHostile);
  const filters = encodeURIComponent(JSON.stringify([{ property: 'error', operator: 'is', values: [error] }]));
  const { id: hostile, visitor_id: visitor } = await first(`/sessions?filters=${filters}`, 'rows');
  return { session, hostile, visitor, error };
}

/** A visit with clicks in vain, long enough to be recorded. */
async function sendRecorded(browser, hub) {
  const page = await browser.newPage();
  await page.goto(`${hub.url}/demo/product.html`);
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('gosight-replay')),
  );
  await page.waitForTimeout(1_500);
  for (let i = 0; i < 5; i++) await page.locator('#wish').click();
  await page.locator('#stock').click();
  await page.waitForTimeout(6_000);
  await page.close();
}

/** What people do in the shop from a product to the order. */
export async function addFunnel(hub) {
  const post = await asOwner(hub);
  const steps = [{ page: '/shop/*' }, { page: '/cart' }, { event: 'purchase' }];
  const definition = { steps, window_s: 86_400, count: 'visitors' };
  await post('/projects/demo/saved/funnels', { name: 'To the order', definition });
}

const isHostile = ({ message }) => message.includes('onerror=');

/** A site whose texts, titles, events and errors all try to run a script where they are shown. */
async function sendHostile(browser, hub) {
  const page = await browser.newPage();
  await page.goto(`${hub.url}/demo/index.html`);
  await page.evaluate((payload) => {
    document.title = payload;
    const button = document.createElement('button');
    button.textContent = payload;
    button.id = 'hostile';
    document.body.append(button);
    history.pushState(null, '', `?utm_source=${encodeURIComponent(payload)}`);
  }, PAYLOAD);
  await page.locator('#hostile').click();
  await page.evaluate((payload) => {
    window.gosight?.track?.(payload, { plan: payload });
    setTimeout(() => {
      throw new TypeError(payload);
    });
  }, PAYLOAD);
  await page.waitForTimeout(500);
  await page.close();
}
