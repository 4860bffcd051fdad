// Fails when a message is written with its fields in another order than the proto's, or without one of
// them: the encoder numbers fields by their order. Looked at is each object literal that is given to
// `encode` or `_record`.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readRegistry } from "./descriptors.mjs";
import { messageLiterals } from "./message-literals.mjs";

const src = fileURLToPath(new URL("../src", import.meta.url));
const registry = readRegistry();
const event = registry.getMessage("gosight.v1.Event");

const messages = new Map();
(function reach(message) {
  if (messages.has(message.name)) return;
  const fields = [...message.fields].sort((a, b) => a.number - b.number);
  messages.set(
    message.name,
    fields.map((field) => field.localName),
  );
  for (const field of fields) if (field.message) reach(field.message);
})(registry.getMessage("gosight.v1.EventBatch"));
// The batcher writes it as an array: its last field is one of many.
messages.delete(event.name);

const payloads = new Map(
  event.oneofs[0].fields.map((field) => [field.name.toUpperCase(), field.message.name]),
);
const found = new Set();

function complain(file, what) {
  console.error(`src/${file}: ${what}`);
  process.exitCode = 1;
}

const sorted = (keys) => [...keys].sort().join();

for (const file of readdirSync(src, { recursive: true })) {
  if (!file.endsWith(".ts")) continue;
  const { literals } = await messageLiterals(readFileSync(`${src}/${file}`, "utf8"));
  for (const { message, kind } of literals) {
    const keys = message.properties.map((one) =>
      one.computed ? "[computed]" : (one.key?.name ?? "...spread"),
    );
    const name = kind
      ? payloads.get(kind)
      : [...messages.keys()].find((one) => sorted(messages.get(one)) === sorted(keys));
    const wanted = messages.get(name)?.join(", ");
    found.add(name);
    if (!wanted) complain(file, `{ ${keys.join(", ")} } is no message`);
    else if (keys.join(", ") !== wanted)
      complain(file, `${name} has ${keys.join(", ")}; must have ${wanted}`);
  }
}
for (const name of messages.keys()) if (!found.has(name)) complain("", `nothing writes ${name}`);
