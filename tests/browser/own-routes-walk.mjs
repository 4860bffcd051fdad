import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fetchJson, until } from './hub.mjs';
import { command, copyRecipes, linesIn, startReceiver } from './own-routes.mjs';

const TIMEOUT_MS = 60_000;
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const ROUTES = ['events-to-file', 'errors-to-http', 'drop-noisy-url', 'clicks-to-topic', 'alerts-to-file'];

/** What an operator does before the start: recipes, and the settings that they name. */
export async function prepareOwnRoutes(place) {
  const receiver = await startReceiver();
  await copyRecipes(place, ROUTES, {
    'events.folder': join(place.data, 'own-events'),
    'alerts.folder': join(place.data, 'own-alerts'),
    'errors.http.url': receiver.url,
    'gosight.alert.route-channels': 'file',
  });
  const { code, output } = await command(place, 'routes', 'check');
  assert.equal(code, 0, output);
  return receiver;
}

/** Sends a visit, and expects of each route of the operator's own what its recipe says. */
export async function walkOwnRoutes({ place, hub }, receiver) {
  const answer = await send(hub);
  assert.equal(answer.accepted, 3, JSON.stringify(answer));
  assert.deepEqual(
    answer.rejected.map(({ eventId, reason }) => [eventId, reason.replace('REJECTION_REASON_', '')]),
    [['own-noise', 'FILTERED']],
  );

  const isThere = (lines, ...words) => lines.some((line) => words.every((word) => line.includes(word)));
  const { result: events } = await until(
    () => linesIn(join(place.data, 'own-events')),
    (lines) => isThere(lines, '"own-error"'),
    TIMEOUT_MS,
  );
  assert.ok(isThere(events, '"own-view"', '"project_id":"demo"') && !isThere(events, '"own-noise"'));
  await until(() => receiver.bodies, (bodies) => isThere(bodies, '"own-error"', 'TypeError'), TIMEOUT_MS);
  await until(
    () => fetchJson(hub, '/ledger'),
    ({ body }) => body.totals.rejected_by_reason.filtered === 1,
    TIMEOUT_MS,
  );
  const topics = await command(place, 'topics', 'list');
  assert.match(topics.output, /^clicks +3 partitions$/m);
  await tryChannel(place, hub);
  await until(
    () => linesIn(join(place.data, 'own-alerts')),
    (lines) => isThere(lines, 'A trial of the channel file'),
    TIMEOUT_MS,
  );
}

/** Sends a trial to the channel that a route of the operator's own serves. */
async function tryChannel(place, hub) {
  const { output } = await command(place, 'keys', 'create', '--kind', 'secret');
  const response = await fetch(`${hub.url}/api/v1/projects/demo/channels/file/test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${output.trim()}` },
  });
  assert.ok(response.ok, await response.text());
}

/** A view, a view of a noisy URL, an error and a click. */
async function send(hub) {
  const now = Date.now();
  const click = { page_x: 10, page_y: 10, target: { selector: '#own', tag: 'button' } };
  const body = {
    context: {
      session_id: 'own',
      tab_id: 'own',
      sent_at_ms: now,
      pages: [{ url: 'https://shop.example/cart' }, { url: 'https://shop.example/healthz' }],
    },
    events: [
      { id: 'own-view', time_ms: now, page_view: {} },
      { id: 'own-noise', time_ms: now, page_index: 1, page_view: {} },
      { id: 'own-error', time_ms: now, js_error: { type: 'TypeError', message: 'x is undefined' } },
      { id: 'own-click', time_ms: now, click },
    ],
  };
  const response = await fetch(`${hub.url}/v1/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-gosight-key': hub.writeKey,
      'user-agent': BROWSER,
    },
    body: JSON.stringify(body),
  });
  return response.json();
}
