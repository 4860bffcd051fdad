import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const LAUNCHER = fileURLToPath(new URL('../../gosight', import.meta.url));
const START_TIMEOUT_MS = 120_000;

// Below the ports that systems give to connections, and other ones for each of the processes that run side by side.
let nextPort = 30_000 + ((process.pid * 25) % 2_700);

/** A port that is free, and that no other call returns. */
async function freePort() {
  for (;;) {
    const port = nextPort++;
    const server = createServer();
    const isFree = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

/** An empty data folder and the ports of a hub that can be started on it repeatedly. */
export async function newPlace() {
  return {
    data: await mkdtemp(join(tmpdir(), 'gosight-browser-')),
    http: await freePort(),
    grpc: await freePort(),
    management: await freePort(),
    hawtio: await freePort(),
  };
}

export function removePlace(place) {
  return rm(place.data, { recursive: true, force: true });
}

/** Starts the hub with `./gosight run`, as a user does, and parses its output. */
export async function startHub(place, settings = {}) {
  const child = spawn(
    LAUNCHER,
    [
      'run',
      '--data',
      place.data,
      '--port',
      String(place.http),
      '--set',
      `gosight.grpc.port=${place.grpc}`,
      '--set',
      `gosight.management.port=${place.management}`,
      '--set',
      `gosight.hawtio.port=${place.hawtio}`,
      ...Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`]),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The hub did not start:\n${output}`)),
      START_TIMEOUT_MS,
    );
    const read = (chunk) => {
      output += chunk;
      if (/^ready$/m.test(output)) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The hub ended with ${code}:\n${output}`));
    });
  });
  await ready;
  const link = output.match(/See it\s+(\S+)/)[1];
  return {
    url: `http://127.0.0.1:${place.http}`,
    overview: link,
    writeKey: output.match(/gsw_[A-Za-z0-9_-]{22}/)[0],
    owner: ownerOf(output),
    readKey: link.match(/key=(gss_[A-Za-z0-9_-]{43})/)[1],
    output: () => output,
    /** Sends Ctrl-C and returns the exit code. */
    async stop() {
      if (child.exitCode !== null) {
        return child.exitCode;
      }
      child.kill('SIGINT');
      const [code] = await once(child, 'exit');
      return code;
    },
  };
}

/** The first user, whose password is printed at the first start alone. */
function ownerOf(output) {
  const [, email, password] = output.match(/Sign in\s+\S+\s+(\S+), one-time password (\S+)/) ?? [];
  return { email, password, replaced: false };
}

/** A secret key of the demo project that may also watch replays. */
export async function createReplayKey(place) {
  const { stdout } = await promisify(execFile)(LAUNCHER, [
    ...['keys', 'create', '--kind', 'secret', '--scope', 'read,replay', '--data', place.data],
  ]);
  return stdout.trim();
}

/** Fills the demo project with visits of the last month. */
export async function seed(place, { events, days = 30 }) {
  const size = ['--events', String(events), '--days', String(days)];
  await promisify(execFile)(LAUNCHER, ['seed', ...size, '--data', place.data]);
}

/** Gets a resource of the demo project from the hub's API. */
export async function fetchJson(hub, path, key = hub.readKey) {
  const response = await fetch(`${hub.url}/api/v1/projects/demo${path}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return { status: response.status, body: await response.json() };
}

/** The body of a successful response. */
export async function expectOk(sent) {
  const response = await sent;
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The URL and credentials of the ClickHouse in a hub's process. */
export async function clickHouse(place) {
  const text = await readFile(join(place.data, 'engines.properties'), 'utf8');
  const value = (key) =>
    text.match(new RegExp(`^gosight\\.clickhouse\\.${key}=(.*)$`, 'm'))[1].replace(/\\(.)/g, '$1');
  const url = new URL(value('url'));
  url.searchParams.set('database', value('database'));
  return { url, user: value('user'), password: value('password') };
}

/** Repeats a query until its result is the expected one; returns the result and the time it took. */
export async function until(query, isExpected, timeoutMs) {
  const begin = performance.now();
  let result;
  do {
    result = await query();
    if (isExpected(result)) {
      return { result, ms: performance.now() - begin };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (performance.now() - begin < timeoutMs);
  throw new Error(`No expected result within ${timeoutMs} ms; the last was ${JSON.stringify(result)}`);
}
