// Bundles of what shares a page with the SDK, each from its package on npm.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "svelte/compiler";

const here = fileURLToPath(new URL("..", import.meta.url));
const REACT_18 = { react: "react-18", "react-dom": "react-dom-18" };

/** `source` with what it imports, as a page's script. `react` is 18 or 19. */
export async function bundle(source, { react = 19 } = {}) {
  const alias =
    react === 18
      ? Object.fromEntries(
          Object.entries(REACT_18).map(([name, folder]) => [name, join(here, "node_modules", folder)]),
        )
      : {};
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: here },
    bundle: true,
    write: false,
    format: "iife",
    conditions: ["browser", "production"],
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    alias,
    logLevel: "error",
  });
  return outputFiles[0].text;
}

/** A Svelte component as a module's text. */
export const svelte = (source) => compile(source, { generate: "client", css: "injected" }).js.code;

/** A file of a package, as it is published. */
export const published = (path) => readFile(join(here, "node_modules", path), "utf8");
