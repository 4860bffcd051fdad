// Fails when what a page loads has outgrown its budget. A file that is not built yet weighs nothing.
import { existsSync, readFileSync } from "node:fs";
import { packedSize, served } from "./packed-size.mjs";

const BUDGETS = [
  { files: ["gosight.js"], brotli: 8_000, gzip: 8_600 },
  { files: ["later.js"], gzip: 6_900 },
  { files: ["before-send.js"], gzip: 1_850 },
  { files: ["stub.js"], gzip: 370 },
  // All that a recorded page loads.
  { files: ["gosight.js", "later.js", "gosight-replay.js"], brotli: 30_720, gzip: 33_500 },
];
const SIZES = { brotli: (bytes) => served(bytes).br.length, gzip: packedSize };

for (const { files, ...budget } of BUDGETS) {
  for (const [coding, bytes] of Object.entries(budget)) {
    const size = files
      .map((name) => new URL(`../dist/${name}`, import.meta.url))
      .filter(existsSync)
      .reduce((sum, path) => sum + SIZES[coding](readFileSync(path)), 0);
    console.log(`${files.join(" + ")}: ${size} of ${bytes} bytes by ${coding}`);
    if (size > bytes) process.exitCode = 1;
  }
}
