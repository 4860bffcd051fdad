// Fails when the script for a page has outgrown its budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_BYTES = { "gosight.js": 10_600, "stub.js": 250 };

for (const [name, budget] of Object.entries(BUDGET_BYTES)) {
  const size = gzipSync(readFileSync(new URL(`../dist/${name}`, import.meta.url)), { level: 9 }).length;
  console.log(`${name}: ${size} of ${budget} bytes after gzip -9`);
  if (size > budget) process.exitCode = 1;
}
