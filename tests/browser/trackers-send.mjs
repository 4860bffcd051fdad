import { test } from 'node:test';
import { useSite } from './site.mjs';
import { prepareTrackers, walkTrackers } from './trackers.mjs';

const site = useSite({
  withBrowser: false,
  prepare: async (own) => {
    await prepareTrackers(own.place, own.hub.writeKey);
    await own.restart();
  },
});

test("other trackers' libraries send to the recipes, and every event is stored", () => walkTrackers(site));
