// Builds dist/: the ES modules with their types for npm, the script for a page (also under a
// versioned name), the stub, and manifest.json with their integrity hashes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

process.chdir(new URL("..", import.meta.url).pathname);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");

const shared = {
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  define: { SDK_VERSION: JSON.stringify(version) },
  logLevel: "warning",
};

await build({
  ...shared,
  entryPoints: { index: "src/index.ts" },
  format: "esm",
  outdir: "dist",
});

const scripts = ["gosight", "stub"];
await build({
  ...shared,
  entryPoints: { gosight: "src/script.ts", stub: "src/stub.ts" },
  format: "iife",
  outdir: "dist",
});

execFileSync("node_modules/.bin/tsc", ["-p", "tsconfig.types.json"], { stdio: "inherit" });

const files = {};
for (const name of scripts) {
  const bytes = readFileSync(`dist/${name}.js`);
  const versioned = `${name}-${version}.js`;
  copyFileSync(`dist/${name}.js`, `dist/${versioned}`);
  files[`${name}.js`] = {
    versioned,
    integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
    bytes: bytes.length,
    gzipBytes: gzipSync(bytes, { level: 9 }).length,
  };
}
writeFileSync("dist/manifest.json", `${JSON.stringify({ version, files }, null, 2)}\n`);
