import { createRequire } from 'node:module';
import { Analytics } from '@segment/analytics-node';
import tracker from '@umami/node';
import { PostHog } from 'posthog-node';
import { clickHouse, until } from './hub.mjs';
import { copyRecipes } from './own-routes.mjs';

const umami = tracker.default ?? tracker;
const TRACKERS = ['segment', 'plausible', 'umami', 'posthog'];
const TIMEOUT_MS = 60_000;
const STORED = `SELECT if(kind = 'page_view', path, name) AS what, count(), uniqExact(session_id)
  FROM events FINAL
  WHERE (kind = 'page_view' AND path IN ('/segment', '/umami', '/posthog', '/plausible'))
    OR (kind = 'custom' AND name IN ('segment', 'umami', 'posthog', 'plausible') AND properties LIKE '%plan%')
  GROUP BY what ORDER BY what FORMAT TSV`;
const EXPECTED = [
  '/plausible\t1\t1',
  '/posthog\t1\t1',
  '/segment\t1\t1',
  '/umami\t1\t1',
  'plausible\t1\t1',
  'posthog\t1\t1',
  'segment\t2\t2',
  'umami\t1\t1',
];
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Drops their recipes into a data folder, as an operator does; they run from the next start on. */
export function prepareTrackers(place, writeKey) {
  const recipes = TRACKERS.map((tracker) => `events-of-${tracker}`);
  return copyRecipes(place, recipes, { 'plausible.write-key': writeKey });
}

/** Sends by every library, and expects each event among the stored ones, once. */
export async function walkTrackers({ place, hub }) {
  await sendByTrackers(hub);
  const { url, user, password } = await clickHouse(place);
  const headers = { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password };
  const ask = async () => (await fetch(url, { method: 'POST', headers, body: STORED })).text();
  await until(ask, (rows) => rows.trim() === EXPECTED.join('\n'), TIMEOUT_MS);
}

/** What each library of another tracker sends: the name of its custom event is that of the tracker. */
async function sendByTrackers(hub) {
  const segment = new Analytics({ writeKey: hub.writeKey, host: hub.url });
  segment.track({ anonymousId: 'anna', event: 'segment', properties: { plan: 'pro' } });
  segment.page({ anonymousId: 'anna', properties: { url: 'https://shop.example/segment' } });
  segment.track({ anonymousId: 'bob', event: 'segment', properties: { plan: 'free' } });
  segment.group({ userId: 'u1', groupId: 'g1' });
  await segment.closeAndFlush();

  umami.init({ websiteId: hub.writeKey, hostUrl: hub.url, userAgent: BROWSER });
  await umami.track({ url: '/umami', hostname: 'shop.example', title: 'Umami' });
  await umami.track('umami', { plan: 'pro' });
  await umami.identify({ plan: 'pro' });

  const posthog = new PostHog(hub.writeKey, { host: hub.url, flushAt: 20 });
  posthog.capture({ distinctId: 'anna', event: 'posthog', properties: { plan: 'pro' } });
  posthog.capture({
    distinctId: 'anna',
    event: '$pageview',
    properties: { $current_url: 'https://shop.example/posthog' },
  });
  posthog.identify({ distinctId: 'anna', properties: { plan: 'pro' } });
  await posthog.shutdown();

  await sendByPlausible(hub);
}

/** Plausible's library expects a page: this is as much of one as it looks at. */
async function sendByPlausible(hub) {
  const requests = [];
  class Request {
    open(method, url) {
      this.url = url;
    }

    setRequestHeader(name, value) {
      this.headers = { [name]: value, 'User-Agent': BROWSER };
    }

    send(body) {
      requests.push(fetch(this.url, { method: 'POST', headers: this.headers, body }));
    }
  }
  Object.assign(globalThis, {
    location: new URL('https://shop.example/plausible'),
    document: { referrer: '' },
    window: { localStorage: {}, innerWidth: 1_000 },
    XMLHttpRequest: Request,
  });
  const { default: Plausible } = createRequire(import.meta.url)('plausible-tracker');
  const plausible = Plausible({ domain: 'shop.example', apiHost: hub.url });
  plausible.trackPageview();
  plausible.trackEvent('plausible', { props: { plan: 'pro' } });
  await Promise.all(requests);
}
