// Writes src/wire/messages.ts (types) and src/wire/shapes.ts (the encoder's tables) from the proto
// files. `--check` writes nothing and fails when a file is not what it would have written.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ScalarType } from "@bufbuild/protobuf";
import { readDescriptorSet, readRegistry } from "./descriptors.mjs";

const ROOT = "gosight.v1.EventBatch";
// How a field's kind is marked in a shape; varints have no mark.
const SCALARS = {
  [ScalarType.STRING]: ["string", "$"],
  [ScalarType.BYTES]: ["Uint8Array", "&"],
  [ScalarType.BOOL]: ["boolean", ""],
  [ScalarType.DOUBLE]: ["number", "%"],
  [ScalarType.FLOAT]: ["number", "~"],
  [ScalarType.INT32]: ["number", ""],
  [ScalarType.UINT32]: ["number", ""],
  [ScalarType.INT64]: ["number", ""],
  [ScalarType.SINT32]: ["number", "^"],
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

/** For example `url$`, or `click11@` where the number is not the next one. */
function fieldCode(field, previous) {
  const number = field.number === previous + 1 ? "" : field.number;
  const name = `${field.localName}${number}`;
  if (field.message) {
    const usual = field.localName[0].toUpperCase() + field.localName.slice(1);
    return `${name}@${field.message.name === usual ? "" : field.message.name}`;
  }
  const mark = field.enum ? "" : SCALARS[field.scalar][1];
  if (mark === "^" && field.fieldKind !== "list") throw new Error(`${field}: single sint32 has no mark`);
  return name + (field.fieldKind === "list" && mark === "" ? "*" : mark);
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
  let out = `${HEAD}
/** Each message's fields in the order of their numbers; \`encode\` explains the marks. */
export const SHAPES = {\n`;
  for (const message of messages.values()) {
    let previous = 0;
    const fields = byNumber(message).map((field) => {
      const code = fieldCode(field, previous);
      previous = field.number;
      return code;
    });
    out += `  ${message.name}: "${fields.join(" ")}",\n`;
  }
  return `${out}};\n`;
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
