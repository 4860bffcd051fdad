// Gives rrweb's snapshots and observers to the replay script without what GoSight does not record, and with the
// hooks of `src/replay/pieces.ts`, which cut its long tasks into pieces. `rrweb-changes.mjs` and `rrweb-replaced.mjs` say what is changed;
// every place must be there: an update of rrweb that moves one fails the build instead of recording something
// else.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { CHANGED, EVERYWHERE, FIXED, OWN_NAMES } from "./rrweb-changes.mjs";
import { REPLACED } from "./rrweb-replaced.mjs";

const SOURCE = fileURLToPath(import.meta.resolve("@rrweb/record"));
const FOLDER = fileURLToPath(new URL("../src/replay", import.meta.url));
// What stands in the places of rrweb's own.
const IMPORTS = `
  import { now } from "../clock.js";
  import { asJson } from "../json.js";
  import { Address } from "../native.js";
  import { guard } from "../on.js";
  import * as pieces from "./pieces.js";
  import { given, tell } from "./rrweb/given.js";
  import * as index from "./rrweb/natives.js";
  import { targetOf as getEventTarget } from "./rrweb/pointer.js";
  import {
    height as getWindowHeight, observe, scrolled as getWindowScroll, width as getWindowWidth,
  } from "./rrweb/record.js";
`;
const EXPORTS = `
  export {
    fixBrowserCompatibilityIssuesInCSS, initAdoptedStyleSheetObserver, initCustomElementObserver,
    initInputObserver, initMoveObserver, initMutationObserver, initScrollObserver, initSelectionObserver,
    initViewportResizeObserver, isBlocked, mirror, mutationBuffers, on, serializeNodeWithId,
    shadowDomManager, stringifyRule, stringifyStylesheet, stylesheetManager,
  };
`;

const isFixed = (name) => Object.hasOwn(FIXED, name);
const read = (source) => parse(source, { ecmaVersion: "latest", sourceType: "module" });

/** `this.name = value` in place of `__publicField(this, "name", value)`, so that names can be shortened. */
function withPlainFields(source) {
  const cuts = [];
  (function walk(node) {
    if (Array.isArray(node)) return node.forEach(walk);
    if (!node?.type) return;
    if (node.type === "CallExpression" && node.callee.name === "__publicField") {
      const [, name, value] = node.arguments;
      cuts.push(value ? [node.start, value.start, `this.${name.value} = `] : [node.start, node.end, "0"]);
      if (value) cuts.push([node.end - 1, node.end, ""]);
    }
    for (const value of Object.values(node)) if (typeof value === "object") walk(value);
  })(read(source));
  return cut(source, cuts);
}

/** Puts other declarations in the places of rrweb's, and takes out what is always the same. */
function withOurs(source) {
  const replaced = new Map(REPLACED);
  const { body } = read(source);
  /** Which parameters of rrweb's functions go. */
  const dropped = new Map();
  for (const { type, id, params } of body)
    if (type === "FunctionDeclaration")
      dropped.set(
        id.name,
        params.flatMap((one, i) => (isFixed((one.left ?? one).name) ? [i] : [])),
      );
  const cuts = [];
  const drop = ({ start, end }) => cuts.push([start, end + /^\s*,?/.exec(source.slice(end))[0].length, ""]);
  const put = ({ start, end }, name) => cuts.push([start, end, FIXED[name]]);

  function walk(node) {
    if (Array.isArray(node)) for (const one of node) walk(one);
    if (typeof node?.type !== "string") return;
    if (node.type === "Property" && !node.computed && isFixed(node.key.name)) return drop(node);
    if (node.type === "MemberExpression" && !node.computed && isFixed(node.property.name))
      return put(node, node.property.name);
    if (node.type === "Identifier" && isFixed(node.name)) return put(node, node.name);
    for (const [part, child] of Object.entries(node)) {
      const isName = (part === "property" || part === "key") && !node.computed;
      if (isName || (part === "id" && child?.type === "Identifier")) continue;
      const gone = dropped.get(
        part === "arguments" ? node.callee.name : part === "params" ? node.id?.name : "",
      );
      if (!gone) walk(child);
      else for (const [i, one] of child.entries()) (gone.includes(i) ? drop : walk)(one);
    }
  }

  for (const node of body) {
    const name = (node.id ?? node.declarations?.[0].id)?.name;
    if (replaced.has(name)) cuts.push([node.start, node.end, replaced.get(name)]);
    else walk(node);
    replaced.delete(name);
  }
  if (replaced.size) throw new Error(`rrweb has no ${[...replaced.keys()].join(", ")}`);
  return cut(source, cuts);
}

/** Numbers in place of what enums name. */
function withoutEnums(source) {
  let text = source;
  for (const [, name] of source.matchAll(/^var (\w+) = .*\(\(\1\d*\) => \{$/gm))
    for (const [, member, number] of source.matchAll(RegExp(`\\b${name}\\d*\\["(\\w+)"\\] = (\\d+)\\]`, "g")))
      text = text.replace(RegExp(`\\b${name}\\.${member}\\b`, "g"), number);
  return text;
}

/** Marks rrweb's own names as internal, as they are in our own sources. */
const withInternalNames = (source) =>
  source.replace(RegExp(`(?<!["'\\w$])(${OWN_NAMES.trim().split(/\s+/).join("|")})(?!["'\\w$])`, "g"), "_$1");

function cut(source, cuts) {
  let text = source;
  for (const [start, end, put] of cuts.sort((a, b) => b[0] - a[0]))
    text = text.slice(0, start) + put + text.slice(end);
  return text;
}

/** Replaces the one place of `from`. */
function change(source, from, to) {
  const parts = source.split(from);
  if (parts.length !== 2) throw new Error(`rrweb has not exactly one: ${from}`);
  return parts.join(to);
}

/** rrweb's snapshots and observers as the replay script needs them. */
export async function recorderSource() {
  let source = await readFile(SOURCE, "utf8");
  for (const [from, to] of CHANGED) source = change(source, from, to);
  for (const [from, to] of EVERYWHERE) source = source.replaceAll(from, to);
  return IMPORTS + withInternalNames(withoutEnums(withPlainFields(withOurs(source)))) + EXPORTS;
}

/** Resolves `gosight:rrweb` for esbuild. */
export const rrwebParts = () => ({
  name: "rrweb-parts",
  setup(setup) {
    setup.onResolve({ filter: /^gosight:rrweb$/ }, () => ({ path: "rrweb", namespace: "rrweb-parts" }));
    setup.onLoad({ filter: /.*/, namespace: "rrweb-parts" }, async () => ({
      contents: await recorderSource(),
      resolveDir: FOLDER,
    }));
  },
});
