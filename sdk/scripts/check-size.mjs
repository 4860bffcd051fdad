// Fails when what a page loads has outgrown its budget. A file that is not built yet weighs nothing.
import { existsSync, readFileSync } from "node:fs";
import { packedSize } from "./packed-size.mjs";

const BUDGETS = [
  { files: ["gosight.js"], bytes: 8_600 },
  { files: ["later.js"], bytes: 2_300 },
  { files: ["before-send.js"], bytes: 1_800 },
  { files: ["stub.js"], bytes: 330 },
  { files: ["gosight.js", "replay.js"], bytes: 29_500 },
];

function sizeOf(name) {
  const path = new URL(`../dist/${name}`, import.meta.url);
  return existsSync(path) ? packedSize(readFileSync(path)) : 0;
}

for (const { files, bytes } of BUDGETS) {
  const size = files.reduce((sum, name) => sum + sizeOf(name), 0);
  console.log(`${files.join(" + ")}: ${size} of ${bytes} bytes after gzip -9`);
  if (size > bytes) process.exitCode = 1;
}
