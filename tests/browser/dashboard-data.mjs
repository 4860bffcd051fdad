import { asOwner } from './dashboard-api.mjs';
import { createReplayKey, fetchJson, until } from './hub.mjs';

const TIMEOUT_MS = 60_000;
/** Sets a global if anything of it is run. */
const PAYLOAD = `"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>{{constructor.constructor('window.pwned=1')()}}`;

/** Visits of the demo shop, one of them hostile; gives ids to open pages with. */
export async function addData({ hub, browser }) {
  const visitor = await browser.newPage();
  await visitor.goto(`${hub.url}/demo/product.html`);
  for (let i = 0; i < 5; i++) await visitor.locator('#wish').click();
  await visitor.locator('#stock').click();
  await visitor.waitForTimeout(500);
  await visitor.close();
  await sendHostile(browser, hub);
  await until(
    () => fetchJson(hub, '/errors?limit=200'),
    ({ status, body }) => status === 200 && body.rows.length > 0,
    TIMEOUT_MS,
  );
  const { rows: sessions } = (await fetchJson(hub, '/sessions')).body;
  const { rows: errors } = (await fetchJson(hub, '/errors?limit=200')).body;
  const { id, visitor_id } = sessions[0];
  const { fingerprint } = errors.find(isHostile) ?? errors[0];
  return { session: id, hostile: id, visitor: visitor_id, error: fingerprint };
}

/** The same, with a visit that is long enough to be recorded. */
export async function addRecordedData(started) {
  const { hub, browser, place } = started;
  const page = await browser.newPage();
  await page.goto(`${hub.url}/demo/product.html`);
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('gosight-replay')),
  );
  await page.waitForTimeout(1_500);
  for (let i = 0; i < 5; i++) await page.locator('#wish').click();
  await page.waitForTimeout(6_000);
  await page.close();
  const key = await createReplayKey(place);
  const { result } = await until(
    () => fetchJson(hub, '/replays', key),
    ({ status, body }) => status === 200 && body.replays.length > 0,
    TIMEOUT_MS,
  );
  return { ...(await addData(started)), session: result.body.replays[0].session_id };
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
