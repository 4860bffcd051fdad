// Deletes the declarations that no entry of the package reaches: those of its inner parts name what only a
// browser's types have, and would be checked in applications without them.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const IMPORT = /\bfrom\s+"(\.[^"]+)\.js"/g;

/** Leaves in `folder` the declarations of `entries` (names) and what they import. */
export function pruneTypes(folder, entries) {
  const reached = new Set();
  const reach = (path) => {
    if (reached.has(path)) return;
    if (!existsSync(path)) throw new Error(`${path} is imported, but not there`);
    reached.add(path);
    for (const [, to] of readFileSync(path, "utf8").matchAll(IMPORT))
      reach(`${join(dirname(path), to)}.d.ts`);
  };
  for (const name of entries) reach(join(folder, `${name}.d.ts`));
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (path.endsWith(".d.ts") && !reached.has(path)) rmSync(path);
  }
}
