import { create, type DescField, type DescMessage, ScalarType, toBinary } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
// @ts-expect-error a script without types
import { readRegistry } from "../../scripts/descriptors.mjs";
import { encode } from "../../src/wire/encode.js";

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

/** A message with all its fields in order, some without a value, as our encoder takes it. */
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

/** The number of the payload of an event like `ours`. */
const payloadOf = (ours: object) =>
  messageOf("Event").oneofs[0]?.fields.find((field) => field.localName in ours)?.number;

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
      // A batch takes its events encoded: only so can their payloads have numbers of their own.
      const given = Array.isArray(ours.events)
        ? { ...ours, events: ours.events.map((event) => encode(event, event, payloadOf(event))) }
        : ours;
      const expected = toBinary(type, forOracle(type, ours));
      expect(
        Buffer.from(encode(given, given, name === "Event" ? payloadOf(ours) : undefined)).toString("hex"),
        `seed ${seed}`,
      ).toBe(Buffer.from(expected).toString("hex"));
    }
  });
});

test("fractions are rounded where the field holds whole numbers", () => {
  expect(encode({ target: undefined, pageX: 10.4, pageY: -0.4, watchedMs: 99.6 })).toEqual(
    encode({ target: undefined, pageX: 10, pageY: 0, watchedMs: 100 }),
  );
});

test("what a site takes out of a message, or adds to it, moves no other field", () => {
  const event = {
    id: "e",
    timeMs: 1,
    pageIndex: 0,
    click: { target: { selector: "a", tag: "b", text: "c" } },
  };
  const order = structuredClone(event);
  const changed = structuredClone(event) as Record<string, any>;
  delete changed.click.target.selector;
  changed.click.target.extra = "x";
  changed.click.target.text = "d";
  expect(encode(changed, order, 11)).toEqual(
    encode(
      { id: "e", timeMs: 1, pageIndex: 0, click: { target: { selector: "", tag: "b", text: "d" } } },
      order,
      11,
    ),
  );
});
