// The package as it is published, in the installers and compilers that take its declarations at their word.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const sdk = join(here, "../..");
const bin = (name) => join(here, "node_modules", name);
const exec = promisify(execFile);

let folder;
let tarball;
let registry;
before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "gosight-packages-")));
  const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", folder], sdk);
  tarball = join(folder, stdout.trim().split("\n").at(-1));
  registry = (await run("npm", ["config", "get", "registry"], sdk)).stdout.trim();
});
after(() => rm(folder, { recursive: true, force: true }));

async function run(command, args, cwd, env = {}) {
  try {
    return await exec(command, args, { cwd, env: { ...process.env, ...env } });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout}\n${error.stderr}`);
  }
}

async function write(place, files) {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, place, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  }
  return join(folder, place);
}

// Rendering calls a hook of the React that the entry has found: it fails if that is not the page's.
const RENDERS = `
  import { createElement as h, version } from "react";
  import { renderToString } from "react-dom/server";
  import { GoSightErrorBoundary, GoSightProvider } from "@gosight/sdk/react";
  import * as next from "@gosight/sdk/next";
  if (next.GoSightProvider !== GoSightProvider) throw new Error("two providers");
  const page = h(GoSightProvider, { options: { key: "k" } }, h(GoSightErrorBoundary, null, h("p", null, "here")));
  console.log(version.split(".")[0], renderToString(page));`;
const app = (name, react) => ({
  name,
  version: "1.0.0",
  private: true,
  type: "module",
  dependencies: { "@gosight/sdk": `file:${tarball}`, react, "react-dom": react },
});

test("in a pnpm workspace, each application's React is the one that its components use", async () => {
  const place = await write("pnpm", {
    "package.json": { name: "workspace", private: true },
    "pnpm-workspace.yaml": "packages:\n  - old\n  - new\n",
    "old/package.json": app("old", "18.3.0"),
    "old/render.mjs": RENDERS,
    "new/package.json": app("new", "19.3.1"),
    "new/render.mjs": RENDERS,
  });
  const env = {
    npm_config_registry: registry,
    PNPM_HOME: place,
    XDG_DATA_HOME: place,
    XDG_CACHE_HOME: place,
  };
  await run(process.execPath, [bin("pnpm/bin/pnpm.cjs"), "install", "--ignore-scripts"], place, env);
  for (const [name, version] of [
    ["old", 18],
    ["new", 19],
  ]) {
    const { stdout } = await run(process.execPath, ["render.mjs"], join(place, name));
    assert.equal(stdout.trim(), `${version} <p>here</p>`);
  }
});

test("under Yarn's Plug'n'Play, frameworks are found, and are not needed by who uses none", async () => {
  const env = {
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_UNSAFE_HTTP_WHITELIST: "*",
    YARN_ENABLE_TELEMETRY: "0",
    YARN_ENABLE_IMMUTABLE_INSTALLS: "0",
    YARN_GLOBAL_FOLDER: join(folder, "yarn-global"),
    YARN_ENABLE_SCRIPTS: "0",
  };
  const yarn = (place, ...args) =>
    run(process.execPath, [bin("@yarnpkg/cli-dist/bin/yarn.js"), ...args], place, env);
  const place = await write("yarn", {
    "package.json": {
      ...app("app", "19.3.1"),
      dependencies: { ...app("app", "19.3.1").dependencies, vue: "3.5.45" },
    },
    ".yarnrc.yml": "nodeLinker: pnp\npnpMode: strict\n",
    "yarn.lock": "",
    "render.mjs": RENDERS,
    "vue.mjs": `import { createGoSightPlugin } from "@gosight/sdk/vue"; console.log(typeof createGoSightPlugin);`,
  });
  const { stdout } = await yarn(place, "install");
  assert.doesNotMatch(stdout, /@gosight\/sdk.*(doesn't provide|missing)/);
  assert.equal((await yarn(place, "node", "render.mjs")).stdout.trim(), "19 <p>here</p>");
  assert.equal((await yarn(place, "node", "vue.mjs")).stdout.trim(), "function");

  const plain = await write("yarn-plain", {
    "package.json": {
      name: "plain",
      private: true,
      type: "module",
      dependencies: { "@gosight/sdk": `file:${tarball}` },
    },
    ".yarnrc.yml": "nodeLinker: pnp\npnpMode: strict\n",
    "yarn.lock": "",
    "main.mjs": `import { gosight } from "@gosight/sdk"; console.log(typeof gosight.track);`,
  });
  const said = (await yarn(plain, "install")).stdout;
  assert.doesNotMatch(said, /YN0002|YN0086/);
  assert.equal((await yarn(plain, "node", "main.mjs")).stdout.trim(), "function");
});

const CONSUMER = `
  import { createGoSight, gosight, type Event, type GoSight, type Options, type Page } from "@gosight/sdk";
  interface Order { id: string; items: { name: string; price: number }[]; note?: string }
  type Traits = { plan: "free" | "paid" };
  declare const order: Order;
  declare const traits: Traits;
  const options: Options = { key: "k", beforeSend: (event: Event, page: Page) => (page.url ? event : null) };
  export const mine: GoSight = createGoSight();
  gosight.init(options);
  gosight.track("ordered", order);
  gosight.track("ordered", { ...order });
  gosight.identify("ada", traits);
  // @ts-expect-error
  gosight.track("ordered", "a text");
  // @ts-expect-error
  gosight.track(1);
  await gosight.flush();`;
const COMPILER = {
  strict: true,
  target: "ES2022",
  module: "NodeNext",
  moduleResolution: "NodeNext",
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  types: [],
  noEmit: true,
};

for (const [what, lib] of [
  ["without the browser's types", ["ES2022"]],
  ["with the browser's types", ["ES2022", "DOM"]],
]) {
  test(`the types compile ${what}, and take interfaces`, async () => {
    const place = await write(`types-${lib.length}`, {
      "package.json": { name: "types", private: true, type: "module" },
      "tsconfig.json": { compilerOptions: { ...COMPILER, lib }, files: ["main.mts"] },
      "main.mts": CONSUMER,
    });
    await run("tar", ["xzf", tarball, "-C", place], place);
    await mkdir(join(place, "node_modules/@gosight"), { recursive: true });
    await run("mv", ["package", "node_modules/@gosight/sdk"], place);
    await run(join(sdk, "node_modules/.bin/tsc"), ["-p", place], place);
  });
}

test("on a server, flush resolves and nothing is kept", async () => {
  const source = `
    import { gosight } from ${JSON.stringify(join(sdk, "dist/index.js"))};
    gosight.init({ key: "gsw_test" });
    await gosight.flush();
    const size = () => { gc(); gc(); return process.memoryUsage().heapUsed; };
    const properties = () => ({ text: "x".repeat(100) });
    for (let i = 0; i < 1000; i++) gosight.track("warm", properties());
    await gosight.flush();
    const before = size();
    for (let i = 0; i < 200_000; i++) { gosight.track("seen", properties()); gosight.page(); gosight.identify("a"); }
    await gosight.flush();
    console.log(size() - before);`;
  const { stdout } = await run(
    process.execPath,
    ["--expose-gc", "--input-type=module", "-e", source],
    folder,
  );
  assert.ok(Number(stdout) < 4_000_000, `${stdout} bytes are kept`);
});

test("bundlers keep the script that is imported for what it does, and drop what is not used", async () => {
  const place = await write("bundle", { "package.json": { name: "bundle", private: true } });
  await run("tar", ["xzf", tarball, "-C", place], place);
  await mkdir(join(place, "node_modules/@gosight"), { recursive: true });
  await run("mv", ["package", "node_modules/@gosight/sdk"], place);
  const bundled = async (contents) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: place },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      external: ["react", "vue"],
      logLevel: "error",
    });
    return outputFiles[0].text;
  };
  assert.match(await bundled('import "@gosight/sdk/gosight.js";'), /SendEvents/);
  assert.match(await bundled('import "@gosight/sdk/stub.js";'), /captureException/);
  assert.equal((await bundled('import { gosight } from "@gosight/sdk";')).trim(), "");
  assert.doesNotMatch(await bundled('import { useGoSight } from "@gosight/sdk/react";'), /SendEvents/);
});
