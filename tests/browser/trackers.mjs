import { appendFile, copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Analytics } from '@segment/analytics-node';
import tracker from '@umami/node';
import { PostHog } from 'posthog-node';

const umami = tracker.default ?? tracker;
const RECIPES = fileURLToPath(new URL('../../docs/recipes/', import.meta.url));
const TRACKERS = ['segment', 'plausible', 'umami', 'posthog'];
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Drops the recipes into a data folder, as an operator does; they run from the next start on. */
export async function copyRecipes(place, writeKey) {
  const local = join(place.data, 'routes', 'local');
  await mkdir(local, { recursive: true });
  for (const tracker of TRACKERS) {
    const file = `events-of-${tracker}.camel.yaml`;
    await copyFile(join(RECIPES, file), join(local, file));
  }
  await appendFile(join(place.data, 'gosight.conf'), `plausible.write-key=${writeKey}\n`);
}

/** What each library of another tracker sends: the name of its custom event is that of the tracker. */
export async function sendByTrackers(hub) {
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
