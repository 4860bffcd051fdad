// A real Next.js application, built once for its sources and versions: a build takes half a minute.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = fileURLToPath(new URL("..", import.meta.url));
const application = join(here, "next");
const out = join(application, "out");
const TYPES = { js: "text/javascript", css: "text/css", txt: "text/x-component", woff2: "font/woff2" };

/** What the build depends on. */
function stateOf() {
  const hash = createHash("sha256").update(process.version);
  hash.update(readFileSync(join(here, "package-lock.json")));
  hash.update(readFileSync(join(application, "next.config.mjs")));
  for (const file of readdirSync(join(application, "app"), { recursive: true }).sort())
    if (file.endsWith(".js")) hash.update(file).update(readFileSync(join(application, "app", file)));
  return hash.digest("hex");
}

/** The application's files by their paths; a page's HTML is text, all else has its headers. */
export async function nextApplication() {
  const state = stateOf();
  const mark = join(out, "built-from");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== state) {
    rmSync(out, { recursive: true, force: true });
    await promisify(execFile)(
      process.execPath,
      [join(here, "node_modules/next/dist/bin/next"), "build", application],
      {
        env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CI: "1" },
      },
    );
    writeFileSync(mark, state);
  }
  const files = {};
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${file.slice(out.length + 1)}`;
    const [, ending] = /\.(\w+)$/.exec(path) ?? [];
    if (ending === "html") files[path.replace(/(index)?\.html$/, "")] = readFileSync(file, "utf8");
    else
      files[path] = { headers: { "content-type": TYPES[ending] ?? "text/plain" }, body: readFileSync(file) };
  }
  return files;
}
