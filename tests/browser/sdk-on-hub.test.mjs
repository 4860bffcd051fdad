import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clickHouse } from './hub.mjs';
import { useSite } from './site.mjs';

const SUITE = fileURLToPath(new URL('../../sdk/test/browser/hub.test.mjs', import.meta.url));

const site = useSite({ withBrowser: false });

/** ClickHouse's URL including the user and password. */
async function address() {
  const { url, user, password } = await clickHouse(site.place);
  return Object.assign(url, { username: user, password }).href;
}

test('every event that the SDK captures is in ClickHouse once, with its fields', async () => {
  const suite = spawn(process.execPath, ['--test', SUITE], {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      GOSIGHT_URL: site.hub.url,
      GOSIGHT_KEY: site.hub.writeKey,
      GOSIGHT_SECRET: site.hub.readKey,
      GOSIGHT_CLICKHOUSE_URL: await address(),
    },
  });
  const [code] = await once(suite, 'exit');
  assert.equal(code, 0);
});
