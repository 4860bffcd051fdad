// Keeps what an operator has edited in the distribution from the build that lays it out again.
// Usage: node keep-edits.mjs save|restore DISTRIBUTION
//
// A build writes the checksums of what it ships to DISTRIBUTION/.shipped. Before the next one, `save` takes aside what
// has another checksum or none, and removes the rest, so that nothing old stays behind. After it, `restore` puts that
// back. What was deleted comes back: an empty folder may also be the trace of a build that failed.
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

const FOLDERS = ["routes", "config", "plugins"];
const NEWER = ".shipped";

const [verb, distribution] = process.argv.slice(2);
const manifest = join(distribution, ".shipped");
const report = join(distribution, ".kept");
const aside = `${distribution}-edits`;

const checksum = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

function filesIn(root) {
  const found = [];
  for (const folder of FOLDERS.map((name) => join(root, name)).filter(existsSync)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !entry.name.endsWith(NEWER)) {
        found.push(relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
      }
    }
  }
  return found.sort();
}

function shipped() {
  if (!existsSync(manifest)) {
    return null;
  }
  const lines = readFileSync(manifest, "utf8").split("\n").filter(Boolean);
  return new Map(lines.map((line) => line.split("\t")).map(([sum, path]) => [path, sum]));
}

function copy(from, to, path) {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  copyFileSync(join(from, path), join(to, path));
}

/** An earlier build wrote no list, so that nobody knows what was edited: nothing of it is used, and nothing lost. */
function setAllAside() {
  const all = `${distribution}-before`;
  const folders = FOLDERS.filter((name) => existsSync(join(distribution, name)));
  if (folders.length) {
    rmSync(all, { recursive: true, force: true });
    mkdirSync(all, { recursive: true });
    folders.forEach((name) => renameSync(join(distribution, name), join(all, name)));
  }
}

function save() {
  const before = shipped();
  // A folder that is still there is that of a build that failed, after which the distribution is not whole.
  if (existsSync(aside)) {
    return;
  }
  if (before === null) {
    setAllAside();
    return;
  }
  mkdirSync(aside, { recursive: true });
  for (const path of filesIn(distribution)) {
    if (checksum(join(distribution, path)) !== before.get(path)) {
      copy(distribution, aside, path);
    }
    rmSync(join(distribution, path));
  }
}

function restore() {
  const before = shipped() ?? new Map();
  const now = new Map(filesIn(distribution).map((path) => [path, checksum(join(distribution, path))]));
  writeFileSync(manifest, [...now].map(([path, sum]) => `${sum}\t${path}\n`).join(""));
  const lines = [];
  for (const path of existsSync(aside) ? filesIn(aside) : []) {
    if (now.get(path) === checksum(join(aside, path))) {
      continue;
    }
    let line = before.has(path) ? `kept ${path}, which you have edited` : `kept ${path}, which you have added`;
    if (now.has(path) && now.get(path) !== before.get(path)) {
      cpSync(join(distribution, path), join(distribution, path + NEWER));
      line += `; the shipped one has changed, see ${path}${NEWER}`;
    }
    copy(aside, distribution, path);
    lines.push(`${line}\n`);
  }
  writeFileSync(report, lines.join(""));
  process.stdout.write(lines.join(""));
  rmSync(aside, { recursive: true, force: true });
}

({ save, restore })[verb]();
