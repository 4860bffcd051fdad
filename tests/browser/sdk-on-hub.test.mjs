import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newPlace, removePlace, startHub } from './hub.mjs';

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

/** How the hub that runs on a place reaches ClickHouse, as an address with user and password. */
async function clickHouse() {
  const text = await readFile(join(place.data, 'engines.properties'), 'utf8');
  const value = (key) =>
    text.match(new RegExp(`^gosight\\.clickhouse\\.${key}=(.*)$`, 'm'))[1].replace(/\\(.)/g, '$1');
  const url = new URL(value('url'));
  url.username = value('user');
  url.password = value('password');
  url.search = `database=${value('database')}`;
  return url.href;
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
      GOSIGHT_CLICKHOUSE_URL: await clickHouse(),
    },
  });
  const [code] = await once(suite, 'exit');
  assert.equal(code, 0);
});
