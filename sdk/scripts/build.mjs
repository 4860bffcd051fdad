// Builds dist/: the ES modules with their types for npm, the scripts for a page (also under
// versioned names), each compressed beside itself for the hub to serve, and manifest.json with the scripts'
// integrity hashes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleModule, bundleModules, bundleScript, version } from "./bundle.mjs";
import { packedSize, served } from "./packed-size.mjs";
import { pruneTypes } from "./prune-types.mjs";
import { rrwebParts } from "./rrweb-parts.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");

const modules = Object.fromEntries(
  ["index", "react", "vue", "next", "recorder"].map((name) => [name, `src/${name}.ts`]),
);
await bundleModules(modules, "dist", ["react", "vue"]);

const files = {};
const scripts = {
  gosight: bundleScript("src/script.ts"),
  "before-send": bundleModule("src/before-send.ts"),
  later: bundleModule("src/capture/later.ts"),
  "gosight-replay": bundleModule("src/recorder.ts", true, [rrwebParts()]),
  stub: bundleScript("src/stub.ts"),
};
for (const [name, script] of Object.entries(scripts)) {
  const bytes = Buffer.from(await script);
  const versioned = `${name}-${version}.js`;
  const compressed = served(bytes);
  for (const file of [`${name}.js`, versioned]) {
    writeFileSync(`dist/${file}`, bytes);
    for (const coding in compressed) writeFileSync(`dist/${file}.${coding}`, compressed[coding]);
  }
  files[`${name}.js`] = {
    versioned,
    integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
    bytes: bytes.length,
    gzipBytes: packedSize(bytes),
    brotliBytes: compressed.br.length,
  };
}
writeFileSync("dist/manifest.json", `${JSON.stringify({ version, files }, null, 2)}\n`);

execFileSync("node_modules/.bin/tsc", ["-p", "tsconfig.types.json"], { stdio: "inherit" });
pruneTypes("dist", Object.keys(modules));
