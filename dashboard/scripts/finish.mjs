// Prepares the export for the hub: inline scripts become files, so that pages need no `unsafe-inline`, and every
// text file gets a compressed copy beside it.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const OUT = new URL("../out/", import.meta.url).pathname;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const TEXT = new Set([".html", ".js", ".css", ".txt", ".json", ".svg"]);
const MIN_BYTES = 1000;

const files = (await readdir(OUT, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const scripts = new Map();

function moveInlineScripts(html) {
  return html.replace(INLINE_SCRIPT, (_, attributes, body) => {
    const name = `/_next/static/inline/${createHash("sha256").update(body).digest("hex").slice(0, 16)}.js`;
    scripts.set(name, body);
    return `<script${attributes} src="${name}"></script>`;
  });
}

for (const file of files.filter((name) => name.endsWith(".html"))) {
  await writeFile(file, moveInlineScripts(await readFile(file, "utf8")));
}
await mkdir(join(OUT, "_next/static/inline"), { recursive: true });
for (const [name, body] of scripts) {
  await writeFile(join(OUT, name), body);
  files.push(join(OUT, name));
}

async function compress(file) {
  const bytes = await readFile(file);
  if (bytes.length < MIN_BYTES) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality));
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}

await Promise.all(files.filter((name) => TEXT.has(extname(name))).map(compress));
