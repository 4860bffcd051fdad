import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../gosight', import.meta.url));
const START_TIMEOUT_MS = 120_000;

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** An empty data folder and the ports of a hub to run on it, again and again. */
export async function newPlace() {
  return {
    data: await mkdtemp(join(tmpdir(), 'gosight-browser-')),
    http: await freePort(),
    grpc: await freePort(),
    management: await freePort(),
  };
}

export function removePlace(place) {
  return rm(place.data, { recursive: true, force: true });
}

/** Starts the hub with `./gosight run`, as a user does, and reads what it prints. */
export async function startHub(place) {
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
    readKey: link.match(/key=(gss_[A-Za-z0-9_-]{43})/)[1],
    output: () => output,
    /** Ctrl-C; gives the exit code. */
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

/** Asks the hub's API. */
export async function ask(hub, path) {
  const answer = await fetch(`${hub.url}/api/v1/projects/demo${path}`, {
    headers: { authorization: `Bearer ${hub.readKey}` },
  });
  return { status: answer.status, body: await answer.json() };
}

/** Where the ClickHouse is that runs in a hub's process, and who may ask it. */
export async function clickHouse(place) {
  const text = await readFile(join(place.data, 'engines.properties'), 'utf8');
  const value = (key) =>
    text.match(new RegExp(`^gosight\\.clickhouse\\.${key}=(.*)$`, 'm'))[1].replace(/\\(.)/g, '$1');
  const url = new URL(value('url'));
  url.searchParams.set('database', value('database'));
  return { url, user: value('user'), password: value('password') };
}

/** Waits until a question has the wanted answer; gives the answer and how long it took. */
export async function until(question, isWanted, timeoutMs) {
  const begin = performance.now();
  let answer;
  do {
    answer = await question();
    if (isWanted(answer)) {
      return { answer, ms: performance.now() - begin };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (performance.now() - begin < timeoutMs);
  throw new Error(`Not so within ${timeoutMs} ms; last answer: ${JSON.stringify(answer)}`);
}
