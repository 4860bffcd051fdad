// Fails if the JavaScript that a page loads first exceeds the budget, gzipped as served.
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";

const OUT = new URL("../out/", import.meta.url).pathname;
const BUDGET_BYTES = 250 * 1024;
const PAGES = ["index.html", "login.html", "_/overview.html", "_/sessions.html"];

async function servedBytes(path) {
  const file = join(OUT, path);
  const packed = await stat(`${file}.gz`).catch(() => null);
  return (packed ?? (await stat(file))).size;
}

let failed = false;
for (const page of PAGES) {
  const html = await readFile(join(OUT, page), "utf8");
  // Browsers that have modules skip the polyfills.
  const scripts = [...html.matchAll(/<script([^>]*)>/g)]
    .filter(([, attributes]) => !/nomodule/i.test(attributes))
    .map(([, attributes]) => attributes.match(/src="([^"?]+)/)?.[1])
    .filter(Boolean);
  const sizes = await Promise.all([...new Set(scripts)].map(servedBytes));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const verdict = total <= BUDGET_BYTES ? "within" : "over";
  console.log(
    `${page}: ${(total / 1024).toFixed(1)} KiB of JavaScript, ${verdict} ${BUDGET_BYTES / 1024} KiB`,
  );
  failed ||= total > BUDGET_BYTES;
}
process.exit(failed ? 1 : 0);
