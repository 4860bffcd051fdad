import { create, type DescField, type DescMessage, ScalarType, toBinary } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
// @ts-expect-error a script without types
import { readRegistry } from "../../scripts/descriptors.mjs";
import { encode, zigzag } from "../../src/wire/encode.js";
import type { Reaction } from "../../src/wire/messages.js";

const registry = readRegistry();
const messageOf = (name: string): DescMessage => registry.getMessage(`gosight.v1.${name}`);

/** The same numbers for the same seed, from 0 up to but not including 1. */
function numbers(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

const TEXTS = ["", "a", "Trang chủ", "日本語 🏕️", "x".repeat(300), '{"a":1}', "\u0000\n"];
const WHOLE = [0, 1, 127, 128, 300, 65_535, 2 ** 31 - 1];

function pick<T>(random: () => number, from: T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

function scalar(random: () => number, type: ScalarType): unknown {
  switch (type) {
    case ScalarType.STRING:
      return pick(random, TEXTS);
    case ScalarType.BYTES:
      return Uint8Array.from({ length: Math.floor(random() * 200) }, () => random() * 256);
    case ScalarType.BOOL:
      return random() < 0.5;
    case ScalarType.DOUBLE:
      return pick(random, [0, 0.0421, 1234.5, -2.5e-8]);
    case ScalarType.FLOAT:
      return pick(random, [0, 1, 1.5, 2.625]);
    case ScalarType.INT64:
      return pick(random, [0, 1, 1_795_387_847_384, 2 ** 53 - 1, -5]);
    case ScalarType.INT32:
      return pick(random, [...WHOLE, -1, -300, -(2 ** 31)]);
    case ScalarType.SINT32:
      return pick(random, [...WHOLE, -1, -64, -65, -(2 ** 31)]);
    case ScalarType.UINT32:
      return pick(random, [...WHOLE, 2 ** 32 - 1]);
    default:
      throw new Error(`no value for scalar type ${type}`);
  }
}

function single(random: () => number, field: DescField, depth: number): unknown {
  if (field.message) return message(random, field.message, depth + 1);
  if (field.enum)
    return pick(
      random,
      field.enum.values.map((value) => value.number),
    );
  return scalar(random, field.scalar as ScalarType);
}

/** A message with all its fields in order, some without a value. */
function message(random: () => number, type: DescMessage, depth = 0): Record<string, unknown> {
  const chosen: Record<string, unknown> = {};
  const [oneof] = type.oneofs;
  const payload = oneof && pick(random, oneof.fields);
  for (const field of [...type.fields].sort((a, b) => a.number - b.number)) {
    if (field.oneof && field !== payload) continue;
    chosen[field.localName] =
      !field.oneof && random() < 0.3
        ? undefined
        : field.fieldKind === "list"
          ? Array.from({ length: Math.floor(random() * 4) }, () => single(random, field, depth))
          : single(random, field, depth);
  }
  return chosen;
}

/** The same message as protobuf-es takes it. */
function forOracle(type: DescMessage, ours: Record<string, unknown>): ReturnType<typeof create> {
  const theirs: Record<string, unknown> = {};
  for (const field of type.fields) {
    const given = ours[field.localName];
    if (given === undefined) continue;
    const convert = (one: unknown) =>
      field.message
        ? forOracle(field.message, one as Record<string, unknown>)
        : field.scalar === ScalarType.INT64
          ? BigInt(one as number)
          : one;
    const value = Array.isArray(given) ? given.map(convert) : convert(given);
    if (field.oneof) theirs[field.oneof.localName] = { case: field.localName, value };
    else theirs[field.localName] = value;
  }
  return create(type, theirs);
}

const fieldsOf = (type: DescMessage) => [...type.fields].sort((a, b) => a.number - b.number);

/** The same message in our encoder's bytes. */
function encoded(type: DescMessage, ours: Record<string, unknown>): Uint8Array {
  const fields = fieldsOf(type).filter((field) => !field.oneof || field.localName in ours);
  const values = fields.map((field) => {
    const convert = (one: any) => {
      if (field.message) return encoded(field.message, one);
      if (field.scalar === ScalarType.SINT32) return zigzag(one);
      if (field.scalar === ScalarType.DOUBLE) return Float64Array.of(one);
      if (field.scalar === ScalarType.FLOAT) return Float32Array.of(one);
      // Bytes are written even if there are none: they may be a message without a value.
      return field.scalar === ScalarType.BYTES && !one.length ? undefined : one;
    };
    const given = ours[field.localName];
    if (given === undefined) return undefined;
    return Array.isArray(given) ? given.map(convert) : convert(given);
  });
  return encode(values, fields.at(-1)?.oneof && fields.at(-1)?.number);
}

/** The names of all messages that a batch can hold. */
function reached(type = messageOf("EventBatch"), names = new Set<string>()): Set<string> {
  if (!names.has(type.name)) {
    names.add(type.name);
    for (const field of type.fields) if (field.message) reached(field.message, names);
  }
  return names;
}

describe("the encoder writes the same bytes as protobuf-es", () => {
  test.each([...reached()])("%s", (name) => {
    const type = messageOf(name);
    for (let seed = 1; seed <= 150; seed++) {
      const ours = message(numbers(seed), type);
      const expected = toBinary(type, forOracle(type, ours));
      expect(Buffer.from(encoded(type, ours)).toString("hex"), `seed ${seed}`).toBe(
        Buffer.from(expected).toString("hex"),
      );
    }
  });
});

test("fractions are rounded where the field holds whole numbers", () => {
  expect(encode([10.4, -0.4, [1.2, 99.6]])).toEqual(encode([10, 0, [1, 100]]));
});

test("a message is written the same with the names of its fields and without", () => {
  expect(encode<Reaction>({ kind: 5, delayMs: 40 })).toEqual(encode([5, 40]));
});
