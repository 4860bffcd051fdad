// Fails when a message is written with its fields in another order than the proto's, or without one of
// them: the encoder numbers fields by their order. Looked at are the second arguments of `_record`, and
// all object literals that have exactly the fields of a message.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { transformSync } from "esbuild";
import { readRegistry } from "./descriptors.mjs";

const src = fileURLToPath(new URL("../src", import.meta.url));
const registry = readRegistry();
const event = registry.getMessage("gosight.v1.Event");
const batch = registry.getMessage("gosight.v1.EventBatch");

const fieldsOf = (message) =>
  [...message.fields]
    .filter((field) => !field.oneof)
    .sort((a, b) => a.number - b.number)
    .map((field) => field.localName)
    .concat(message === event ? ["[payload]"] : []);

const messages = new Map();
(function reach(message) {
  if (messages.has(message.name)) return;
  messages.set(message.name, fieldsOf(message));
  for (const field of message.fields) if (field.message) reach(field.message);
})(batch);

const payloads = new Map(
  event.oneofs[0].fields.map((field) => [field.name.toUpperCase(), field.message.name]),
);
const keysOf = (literal) =>
  literal.properties.map((one) => (one.computed ? "[payload]" : (one.key?.name ?? "...spread")));
const sorted = (keys) => [...keys].sort().join();
const found = new Set();

function complain(file, what) {
  console.error(`src/${file}: ${what}`);
  process.exitCode = 1;
}

function compare(file, name, keys) {
  found.add(name);
  const wanted = messages.get(name).join(", ");
  if (keys.join(", ") !== wanted) complain(file, `${name} has ${keys.join(", ")}; must have ${wanted}`);
}

function walk(file, node) {
  if (Array.isArray(node)) for (const one of node) walk(file, one);
  if (!node?.type) return;
  if (node.type === "CallExpression" && node.callee.property?.name === "_record") {
    const [kind, payload] = node.arguments;
    const name = payloads.get(kind.name);
    if (!name || payload.type !== "ObjectExpression") {
      complain(file, "_record needs the constant of a kind and the payload itself");
    } else compare(file, name, keysOf(payload));
  } else if (node.type === "ObjectExpression") {
    const keys = keysOf(node);
    for (const [name, fields] of messages) {
      // Those with few fields can look like any other object: they are recorded, and so looked at above.
      if (fields.length > 1 && sorted(fields) === sorted(keys)) compare(file, name, keys);
    }
  }
  for (const value of Object.values(node)) if (typeof value === "object") walk(file, value);
}

for (const file of readdirSync(src, { recursive: true })) {
  if (!file.endsWith(".ts")) continue;
  const { code } = transformSync(readFileSync(`${src}/${file}`, "utf8"), { loader: "ts", target: "es2022" });
  walk(file, parse(code, { ecmaVersion: "latest", sourceType: "module" }));
}
for (const name of messages.keys()) if (!found.has(name)) complain("", `nothing writes ${name}`);
