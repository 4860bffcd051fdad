// Writes src/wire/messages.ts (types) and src/wire/shapes.ts (the encoder's tables) from the proto
// files. `--check` writes nothing and fails when a file is not what it would have written.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ScalarType } from "@bufbuild/protobuf";
import { readDescriptorSet, readRegistry } from "./descriptors.mjs";

const ROOT = "gosight.v1.EventBatch";
const KIND = { varint: 0, zigzag: 1, text: 2, bytes: 3, double: 4, float: 5, packed: 6, packedZigzag: 7 };
const SCALARS = {
  [ScalarType.STRING]: ["string", KIND.text],
  [ScalarType.BYTES]: ["Uint8Array", KIND.bytes],
  [ScalarType.BOOL]: ["boolean", KIND.varint],
  [ScalarType.DOUBLE]: ["number", KIND.double],
  [ScalarType.FLOAT]: ["number", KIND.float],
  [ScalarType.INT32]: ["number", KIND.varint],
  [ScalarType.UINT32]: ["number", KIND.varint],
  [ScalarType.INT64]: ["number", KIND.varint],
  [ScalarType.SINT32]: ["number", KIND.zigzag],
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

function fieldCode(field) {
  if (field.message) return `[${field.number}, ${field.message.name}]`;
  const kind = field.enum ? KIND.varint : SCALARS[field.scalar][1];
  const packed = field.fieldKind === "list" && (kind === KIND.varint || kind === KIND.zigzag);
  return field.number * 8 + (packed ? (kind === KIND.zigzag ? KIND.packedZigzag : KIND.packed) : kind);
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
  const payloads = registry.getMessage("gosight.v1.Event").oneofs[0].fields;
  out += "\n/** What may happen, by the name of its field in `Event`. */\nexport interface Payloads {\n";
  for (const field of payloads) {
    out += `  ${field.localName}: ${field.message.name};\n`;
  }
  return `${out}}\n`;
}

function writeShapes({ messages }) {
  let out = `${HEAD}\nimport type { Shape } from "./encode.js";\n`;
  for (const message of messages.values()) {
    const fields = byNumber(message).map((f) => `  ${f.localName}: ${fieldCode(f)},\n`);
    out += `\nexport const ${message.name}: Shape = {\n${fields.join("")}};\n`;
  }
  return out;
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
