// Bundles the script for a page, as small as we can get it.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { minify } from "terser";
import { minify as uglify } from "uglify-js";
import { withoutNames } from "./message-literals.mjs";
import { rename } from "./rename.mjs";
import { rrwebParts } from "./rrweb-parts.mjs";

export const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

// Members whose names begin so are internal; but for one that stands in recorded events.
const INTERNAL = /^_[a-z]/;
const RECORDED = ["_cssText"];

const nameless = {
  name: "messages-without-names",
  setup(setup) {
    setup.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: await withoutNames(await readFile(path, "utf8")),
    }));
  },
};

const shared = {
  bundle: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  define: { SDK_VERSION: JSON.stringify(version) },
  plugins: [nameless],
  logLevel: "warning",
};

/** Writes the ES modules `entries` (name to path) to `outdir`. */
export async function bundleModules(entries, outdir, external) {
  await build({
    ...shared,
    entryPoints: entries,
    format: "esm",
    // Members whose names begin with `_` are internal, and get one letter.
    mangleProps: INTERNAL,
    reserveProps: RegExp(`^(${RECORDED.join("|")})$`),
    outdir,
    minify: true,
    // Files of this package import each other as they are published.
    plugins: [
      nameless,
      rrwebParts(),
      {
        name: "published-neighbours",
        setup(setup) {
          setup.onResolve({ filter: /^\.\/(index|react|recorder)\.js$/ }, (found) =>
            found.kind === "entry-point" ? undefined : { path: found.path, external: true },
          );
        },
      },
    ],
    external,
  });
}

/** The module of `entry` for a page, as text; internal members get short names, unless others need them. */
export async function bundleModule(entry, mangle = true, plugins = []) {
  const { outputFiles } = await build({
    ...shared,
    plugins: [...shared.plugins, ...plugins],
    entryPoints: [entry],
    format: "esm",
    write: false,
    minifySyntax: true,
  });
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2022,
    module: true,
    ...(mangle && { mangle: { properties: { regex: INTERNAL, reserved: RECORDED } } }),
    compress: { passes: 10, pure_getters: true, unsafe: true, unsafe_arrows: true, unsafe_methods: true },
    format: { comments: false },
  });
  return code;
}

/** The script of `entry` for a page, as text: the module in a function, where nothing needs it to be strict. */
export async function bundleScript(entry) {
  // What the one leaves, the other finds; merging and moving variables makes it shorter, but packs worse.
  const { code, error } = uglify(await bundleModule(entry, false), {
    toplevel: true,
    compress: { passes: 4, pure_getters: true, merge_vars: false, varify: false },
  });
  if (error) throw error;
  return rename(`(()=>{${code}})()`);
}
