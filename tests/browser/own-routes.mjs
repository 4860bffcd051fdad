import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const RECIPES = fileURLToPath(new URL('../../docs/recipes/', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../gosight', import.meta.url));

/** Drops recipes of the documentation into a data folder, as an operator does; they run from the next start on. */
export async function copyRecipes(place, recipes, settings) {
  const local = join(place.data, 'routes', 'local', 'recipes');
  await mkdir(local, { recursive: true });
  for (const recipe of recipes) {
    const file = `${recipe}.camel.yaml`;
    await copyFile(join(RECIPES, file), join(local, file));
  }
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`);
  await appendFile(join(place.data, 'gosight.conf'), lines.join(''));
}

/** Runs a command of the launcher on a data folder; gives its exit code and what it printed. */
export async function command(place, ...words) {
  try {
    const { stdout, stderr } = await promisify(execFile)(LAUNCHER, [...words, '--data', place.data]);
    return { code: 0, output: stdout + stderr };
  } catch ({ code, stdout, stderr }) {
    return { code, output: stdout + stderr };
  }
}

/** An HTTP server that keeps the bodies it is sent. */
export async function startReceiver() {
  const bodies = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/errors`,
    bodies,
    close: () => server.close(),
  };
}

/** The lines of all files of a folder that a route writes; none as long as there is no such folder. */
export async function linesIn(folder) {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('').split('\n').filter(Boolean);
}
