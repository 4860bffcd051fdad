// Writes src/wire/messages.ts (types) and src/wire/fields.ts (the events' fields by name, for those who must
// read an encoded one) from the proto files. `--check` writes nothing and fails when a file is not what it
// would have written.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ScalarType } from "@bufbuild/protobuf";
import { readDescriptorSet, readRegistry } from "./descriptors.mjs";

const ROOT = "gosight.v1.EventBatch";
// A scalar's type in TypeScript, its kind, and its type for the encoder where that is another.
const SCALARS = {
  [ScalarType.STRING]: ["string", "string"],
  [ScalarType.BYTES]: ["Uint8Array", "bytes"],
  [ScalarType.BOOL]: ["boolean", "bool"],
  [ScalarType.DOUBLE]: ["number", "double", "Float64Array"],
  [ScalarType.FLOAT]: ["number", "float", "Float32Array"],
  [ScalarType.INT32]: ["number", "number"],
  [ScalarType.UINT32]: ["number", "number"],
  [ScalarType.INT64]: ["number", "number"],
  [ScalarType.SINT32]: ["number", "zigzag", "Zigzag"],
};
const HEAD = "// Written by scripts/generate-wire.mjs from proto/gosight/v1. Do not edit.\n";

const registry = readRegistry();
const comments = readComments();
const payloads = registry.getMessage("gosight.v1.Event").oneofs[0].fields;

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
  let out = `${HEAD}\nimport type { Zigzag } from "./encode.js";\n`;
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
/** Fields that the encoder takes in another form, which tells it how to write them. */
export interface Written {\n`;
  for (const [name, type] of writtenForms({ messages })) out += `  ${name}: ${type};\n`;
  out += `}

/** The number of the field \`sentAtMs\` in \`BatchContext\`. */
export const SENT_AT_MS = ${registry.getMessage("gosight.v1.BatchContext").field.sentAtMs.number};

/** What may happen, by the number of its field in \`Event\`. */
export interface Payloads {\n`;
  for (const field of payloads) out += `  ${field.number}: ${field.message.name};\n`;
  out += "}\n";
  for (const field of payloads) out += `export const ${field.name.toUpperCase()} = ${field.number};\n`;
  return out;
}

/** Fails where the encoder could not tell a field's number or form; gives the fields with a form of their own. */
function writtenForms({ messages }) {
  const forms = new Map();
  for (const message of messages.values()) {
    byNumber(message).forEach((field, i) => {
      if (field.number !== i + 1 && !(field.oneof && i > 2)) {
        throw new Error(`${field}: numbers must be 1, 2, 3 ..., but for an event's payloads`);
      }
      const type = (SCALARS[field.scalar] ?? [])[2];
      const form = type && field.fieldKind === "list" ? `${type}[]` : type;
      if (forms.has(field.localName) && forms.get(field.localName) !== form) {
        throw new Error(`${field}: a field of this name is written in another way elsewhere`);
      }
      forms.set(field.localName, form);
    });
  }
  return [...forms].filter(([, form]) => form);
}

function writeFields() {
  const constantOf = (message) => message.name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  const fieldsOf = (message) =>
    byNumber(message).map((field) => {
      const holds = field.message ? constantOf(field.message) : `"${SCALARS[field.scalar]?.[1] ?? "number"}"`;
      return `  ["${field.localName}", ${holds}${field.fieldKind === "list" ? ", true" : ""}],\n`;
    });
  const { messages } = reachable("gosight.v1.Event");
  messages.delete("gosight.v1.Event");
  let out = `${HEAD}\nimport type { Field } from "./readable.js";\n`;
  for (const message of messages.values()) {
    out += `\nconst ${constantOf(message)}: Field[] = [\n${fieldsOf(message).join("")}];\n`;
  }
  out += `
/** The name and the fields of what may happen, by the number of its field in \`Event\`. */
export const PAYLOADS: Record<number, [name: string, fields: Field[]]> = {\n`;
  for (const field of payloads) {
    out += `  ${field.number}: ["${field.localName}", ${constantOf(field.message)}],\n`;
  }
  return `${out}};\n`;
}

const found = reachable(ROOT);
const files = { "messages.ts": writeMessages(found), "fields.ts": writeFields() };
for (const [name, text] of Object.entries(files)) {
  const path = fileURLToPath(new URL(`../src/wire/${name}`, import.meta.url));
  if (!process.argv.includes("--check")) {
    writeFileSync(path, text);
  } else if (readFileSync(path, "utf8") !== text) {
    console.error(`src/wire/${name} does not fit the proto files. Run: npm run generate`);
    process.exitCode = 1;
  }
}
