import { after, before } from 'node:test';
import { launch } from './chromium.mjs';
import { newPlace, removePlace, startHub } from './hub.mjs';

/**
 * Starts a hub with an empty data folder and these settings besides the defaults, and a browser unless it is
 * not wanted, before the tests of a file, lets `prepare` add to it, and stops both afterwards. The fields of the
 * result are set once the tests run.
 */
export function useSite({ withBrowser = true, settings = {}, prepare = async () => {} } = {}) {
  const site = {
    place: undefined,
    hub: undefined,
    browser: undefined,
    /** Stops the hub and starts it again on the same data; gives the exit code of the first. */
    async restart() {
      const code = await site.hub.stop();
      site.hub = await startHub(site.place, settings);
      return code;
    },
  };
  before(async () => {
    site.place = await newPlace();
    site.hub = await startHub(site.place, settings);
    site.browser = withBrowser ? await launch() : undefined;
    await prepare(site);
  });
  after(async () => {
    await site.browser?.close();
    await site.hub?.stop();
    if (site.place) await removePlace(site.place);
  });
  return site;
}
