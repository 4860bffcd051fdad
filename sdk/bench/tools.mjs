// The SDK and its peers, each bundled the same way from its published npm package.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const UMAMI = "umami@2.10.0";

async function bundle(source, options = {}) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: here },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
    ...options,
  });
  return outputFiles[0].text;
}

/** Umami's tracker is a source file in the package of its whole server, which is not installed. */
export async function umami() {
  const folder = mkdtempSync(join(tmpdir(), "gosight-bench-"));
  try {
    const run = (command, args) => execFileSync(command, args, { cwd: folder, encoding: "utf8" });
    const packed = run("npm", ["pack", "--silent", UMAMI]).trim().split("\n").at(-1);
    run("tar", ["xzf", packed, "package/src/tracker/index.js"]);
    return bundle(readFileSync(join(folder, "package/src/tracker/index.js"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const versionOf = (name) =>
  JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8")).version;

/**
 * Each tool with the script that a page loads, what that loads next by its path, and the attributes of its tag.
 * `HOST` is the server.
 */
export async function tools(host) {
  const sdk = JSON.parse(readFileSync(join(here, "../package.json"), "utf8"));
  return [
    {
      name: `GoSight ${sdk.version}`,
      script: readFileSync(join(here, "../dist/gosight.js"), "utf8"),
      parts: { "/sdk/later.js": readFileSync(join(here, "../dist/later.js"), "utf8") },
      attributes: 'data-key="gsw_bench"',
    },
    {
      name: UMAMI.replace("umami@", "Umami "),
      script: await umami(),
      attributes: `data-website-id="bench" data-host-url="${host}"`,
    },
    {
      name: `Plausible ${versionOf("@plausible-analytics/tracker")}`,
      script: await bundle(`
        import { init } from "@plausible-analytics/tracker";
        init({ domain: "bench", endpoint: "${host}/api/event", captureOnLocalhost: true,
          outboundLinks: true, fileDownloads: true, formSubmissions: true });`),
    },
    {
      name: `PostHog ${versionOf("posthog-js")}`,
      script: await bundle(`
        import posthog from "posthog-js";
        posthog.init("phc_bench", { api_host: "${host}", disable_session_recording: true,
          opt_out_useragent_filter: true, capture_dead_clicks: true, capture_performance: true, capture_exceptions: true });`),
    },
    {
      name: `OpenReplay ${versionOf("@openreplay/tracker")} (replay)`,
      script: await bundle(`
        import Tracker from "@openreplay/tracker";
        new Tracker({ projectKey: "bench", ingestPoint: "${host}", __DISABLE_SECURE_MODE: true }).start();`),
    },
  ];
}
