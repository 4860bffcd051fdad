import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clickHouse, newPlace, removePlace, startHub } from './hub.mjs';

const SUITE = fileURLToPath(new URL('../../sdk/test/browser/hub.test.mjs', import.meta.url));

let place;
let hub;

before(async () => {
  place = await newPlace();
  hub = await startHub(place);
});

after(async () => {
  await hub?.stop();
  await removePlace(place);
});

/** ClickHouse's address with user and password in it. */
async function address() {
  const { url, user, password } = await clickHouse(place);
  return Object.assign(url, { username: user, password }).href;
}

test('what the SDK captures is in ClickHouse, each event once and with its fields', async () => {
  const suite = spawn(process.execPath, ['--test', SUITE], {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      GOSIGHT_URL: hub.url,
      GOSIGHT_KEY: hub.writeKey,
      GOSIGHT_SECRET: hub.readKey,
      GOSIGHT_CLICKHOUSE_URL: await address(),
    },
  });
  const [code] = await once(suite, 'exit');
  assert.equal(code, 0);
});
