// Writes src/wire/messages.ts (types) and src/wire/shapes.ts (what the encoder must be told) from the proto
// files. `--check` writes nothing and fails when a file is not what it would have written.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ScalarType } from "@bufbuild/protobuf";
import { readDescriptorSet, readRegistry } from "./descriptors.mjs";

const ROOT = "gosight.v1.EventBatch";
// A scalar's type in TypeScript and, where its value does not tell, how it is written.
const SCALARS = {
  [ScalarType.STRING]: ["string"],
  [ScalarType.BYTES]: ["Uint8Array"],
  [ScalarType.BOOL]: ["boolean"],
  [ScalarType.DOUBLE]: ["number", "double"],
  [ScalarType.FLOAT]: ["number", "float"],
  [ScalarType.INT32]: ["number"],
  [ScalarType.UINT32]: ["number"],
  [ScalarType.INT64]: ["number"],
  [ScalarType.SINT32]: ["number", "zigzag"],
};
const HEAD = "// Written by scripts/generate-wire.mjs from proto/gosight/v1. Do not edit.\n";

const registry = readRegistry();
const comments = readComments();

function readComments() {
  const found = new Map();
  for (const file of readDescriptorSet().file) {
    const walk = (path, name, message) => {
      message.field.forEach((f, i) => {
        found.set([file.name, ...path, 2, i].join(), `${name}.${f.name}`);
      });
    };
    file.messageType.forEach((m, i) => {
      found.set([file.name, 4, i].join(), `${file.package}.${m.name}`);
      walk([4, i], `${file.package}.${m.name}`, m);
    });
    file.enumType.forEach((e, i) => {
      found.set([file.name, 5, i].join(), `${file.package}.${e.name}`);
      e.value.forEach((v, j) => {
        found.set([file.name, 5, i, 2, j].join(), `${file.package}.${v.name}`);
      });
    });
  }
  const texts = new Map();
  for (const file of readDescriptorSet().file) {
    for (const location of file.sourceCodeInfo?.location ?? []) {
      const name = found.get([file.name, ...location.path].join());
      if (name && location.leadingComments) texts.set(name, location.leadingComments.trim());
    }
  }
  return texts;
}

function doc(name, indent = "") {
  const text = comments.get(name);
  if (!text) return "";
  const lines = text.split("\n").map((line) => line.trim());
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join("")}${indent} */\n`;
}

/** The messages that `name` needs, itself last, and the enums of all of them. */
function reachable(name, messages = new Map(), enums = new Map()) {
  const message = registry.getMessage(name);
  if (messages.has(name)) return { messages, enums };
  for (const field of message.fields) {
    if (field.message) reachable(field.message.typeName, messages, enums);
    if (field.enum) enums.set(field.enum.typeName, field.enum);
  }
  messages.set(name, message);
  return { messages, enums };
}

function fieldType(field) {
  const single = field.message?.name ?? field.enum?.name ?? SCALARS[field.scalar][0];
  return field.fieldKind === "list" ? `${single}[]` : single;
}

const byNumber = (message) => [...message.fields].sort((a, b) => a.number - b.number);

function writeMessages({ messages, enums }) {
  let out = HEAD;
  for (const one of enums.values()) {
    out += `\n${doc(one.typeName)}export type ${one.name} = ${one.values.map((v) => v.number).join(" | ")};\n`;
    for (const value of one.values) {
      out += `${doc(`gosight.v1.${value.name}`)}export const ${value.name} = ${value.number};\n`;
    }
  }
  for (const message of messages.values()) {
    out += `\n${doc(message.typeName)}export interface ${message.name} {\n`;
    for (const field of byNumber(message)) {
      out += `${doc(`${message.typeName}.${field.name}`, "  ")}  ${field.localName}?: ${fieldType(field)};\n`;
    }
    out += "}\n";
  }
  out += `
/** A message with each of its fields, which may be undefined. */
export type Whole<T> = { [K in keyof Required<T>]: T[K] };

/** What may happen: the number and the name of its field in \`Event\`. */
export interface Payloads {\n`;
  const payloads = registry.getMessage("gosight.v1.Event").oneofs[0].fields;
  const kindOf = (field) => `"${field.number}${field.localName}"`;
  for (const field of payloads) out += `  ${kindOf(field)}: ${field.message.name};\n`;
  out += "}\n";
  for (const field of payloads) out += `export const ${field.name.toUpperCase()} = ${kindOf(field)};\n`;
  return out;
}

/** Fails where the encoder could not tell a field's number or kind; gives the fields with a kind of their own. */
function readKinds({ messages }) {
  const kinds = new Map();
  for (const message of messages.values()) {
    byNumber(message).forEach((field, i) => {
      const expected = field.oneof ? field.number : i + 1;
      if (field.number !== expected || (field.oneof && (i < 3 || field.number < 10 || field.number > 99))) {
        throw new Error(`${field}: numbers must be 1, 2, 3 ..., and those of payloads have two digits`);
      }
      const kind = field.enum || field.message ? undefined : (SCALARS[field.scalar] ?? [])[1];
      if (kinds.has(field.localName) && kinds.get(field.localName) !== kind) {
        throw new Error(`${field}: a field of this name is written in another way elsewhere`);
      }
      kinds.set(field.localName, kind);
    });
  }
  return (kind) =>
    [...kinds]
      .filter(([, one]) => one === kind)
      .map(([name]) => name)
      .sort();
}

function writeShapes(found) {
  const named = readKinds(found);
  const fixed = [
    ...named("float").map((name) => `  ${name}: Float32Array,\n`),
    ...named("double").map((name) => `  ${name}: Float64Array,\n`),
  ];
  return `${HEAD}
/** Fields whose numbers have a fixed width. */
export const FIXED: Record<string, typeof Float64Array | typeof Float32Array | undefined> = {
${fixed.join("")}};

/** Fields whose numbers are written in zigzag. */
export const SIGNED = /^(${named("zigzag").join("|")})$/;
`;
}

const found = reachable(ROOT);
const files = { "messages.ts": writeMessages(found), "shapes.ts": writeShapes(found) };
for (const [name, text] of Object.entries(files)) {
  const path = fileURLToPath(new URL(`../src/wire/${name}`, import.meta.url));
  if (!process.argv.includes("--check")) {
    writeFileSync(path, text);
  } else if (readFileSync(path, "utf8") !== text) {
    console.error(`src/wire/${name} does not fit the proto files. Run: npm run generate`);
    process.exitCode = 1;
  }
}
