import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { fetchJson, until } from './hub.mjs';
import { useSite } from './site.mjs';

// Takes six seconds on an idle machine.
const TIMEOUT_MS = 30_000;

const site = useSite();

test('a visitor of the demo site appears on the overview within seconds', async () => {
  const { hub, browser } = site;
  const visitor = await browser.newPage();
  await visitor.goto(`${hub.url}/demo/`);
  await visitor.getByRole('button', { name: 'Shelter' }).click();
  await visitor.getByRole('link', { name: 'Our story' }).first().click();
  await visitor.waitForURL('**/story.html');

  const operator = await browser.newPage();
  await operator.goto(hub.overview);
  await operator.waitForFunction(
    () => /page views\s*[1-9]/i.test(document.querySelector('.figures')?.innerText ?? ''),
    undefined,
    { timeout: TIMEOUT_MS },
  );
  assert.match(await operator.locator('.figures').innerText(), /visitors\s*1\b/i);
  assert.ok(!operator.url().includes('gss_'), 'the key stays out of the address');

  const { result } = await until(
    () => fetchJson(site.hub, '/overview'),
    ({ body }) => body.page_views >= 2,
    TIMEOUT_MS,
  );
  const paths = result.body.pages.map((page) => page.path);
  assert.ok(paths.includes('/demo/') && paths.includes('/demo/story.html'), paths.join());
});

test('the ledger accounts for every event of the visit', async () => {
  const { result } = await until(
    () => fetchJson(site.hub, '/ledger'),
    ({ body }) => body.totals.accepted > 0 && body.totals.in_flight === 0,
    TIMEOUT_MS,
  );
  const { accepted, stored, duplicates, dead_lettered: dead, in_flight: inFlight } = result.body.totals;
  assert.equal(accepted, stored + duplicates + dead + inFlight);
  assert.equal(dead, 0);
});

test('a page of the hub sees the next visit by its WebSocket', async () => {
  const { hub, browser } = site;
  const operator = await browser.newPage();
  await operator.goto(`${hub.url}/demo/`);
  const seen = operator.evaluate(listen, hub.readKey);
  const visitor = await browser.newPage();
  await operator.waitForFunction(() => window.isListening, undefined, { timeout: TIMEOUT_MS });
  await visitor.goto(`${hub.url}/demo/story.html`);

  const { events, visitors } = await seen;
  const view = events.find(({ kind, page }) => kind === 'page_view' && page === '/demo/story.html');
  assert.ok(view.session_id && view.visitor_id, JSON.stringify(events));
  assert.ok(visitors.visitors >= 1, JSON.stringify(visitors));
  assert.equal(visitors.exact, false);
  assert.ok(visitors.active.some(({ page }) => page.endsWith('/demo/story.html')), JSON.stringify(visitors));
});

/** Opens the WebSocket in a page, and resolves once it has sent a view of the story, and its visitor. */
async function listen(key) {
  const api = '/api/v1/projects/demo/realtime/ticket';
  const headers = { authorization: `Bearer ${key}` };
  const { path, protocols } = await (await fetch(api, { method: 'POST', headers })).json();
  const socket = new WebSocket(`ws://${location.host}${path}`, protocols);
  socket.onopen = () => (window.isListening = socket.protocol === 'gosight-realtime-v1');
  const events = [];
  return new Promise((resolve, reject) => {
    socket.onclose = ({ code }) => reject(new Error(`closed with ${code}`));
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === 'events') events.push(...message.data);
      const isThere = events.some(({ page }) => page === '/demo/story.html');
      const visitors = message.type === 'visitors' ? message.data : undefined;
      if (isThere && visitors?.active.some(({ page }) => page.endsWith('/story.html'))) {
        resolve({ events, visitors });
      }
    };
  });
}

test('the official MCP client finds the visit by a tool', async () => {
  const client = new Client({ name: 'tests', version: '1' });
  const headers = { authorization: `Bearer ${site.hub.readKey}` };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${site.hub.url}/api/v1/mcp`), { requestInit: { headers } }),
  );
  const { tools } = await client.listTools();
  assert.ok(tools.some(({ name }) => name === 'get-breakdown'));
  const result = await client.callTool({ name: 'get-breakdown', arguments: { dimension: 'pages' } });
  assert.match(result.content[0].text, /\/demo\/story\.html/);
  const refused = await client.callTool({ name: 'get-summary', arguments: { project: 'another' } });
  assert.equal(refused.isError, true);
  await client.close();
});

test('the page about the API shows its operations and asks no other host', async () => {
  const { hub, browser } = site;
  const page = await browser.newPage();
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(hub.url) && !request.url().startsWith('data:')) problems.push(request.url());
  });
  await page.goto(`${hub.url}/docs/api/`);
  await page.locator('#operations-analytics-get-summary').waitFor({ timeout: TIMEOUT_MS });
  assert.deepEqual(problems, []);
});

test('Ctrl-C stops cleanly, and the next start still has the visit', async () => {
  const earlier = (await fetchJson(site.hub, '/overview')).body.page_views;
  const interrupted = 130;
  const { output } = site.hub;
  assert.equal(await site.restart(), interrupted, output());
  assert.ok((await fetchJson(site.hub, '/overview')).body.page_views >= earlier);
});
