import { SHAPES } from "./shapes.js";

/** A message that can be written. */
export type MessageName = keyof typeof SHAPES;

/** A field's name, number, kind and, for a message, that message's name. */
type Field = [name: string, number: number, kind: string, message: MessageName];

const utf8 = new TextEncoder();

/**
 * Reads a shape such as `id$ timeMs click11@`: fields are numbered from 1, or from where one names
 * its number. Marks: none varint, `$` text, `&` bytes, `%` double, `~` float, `*` packed varints,
 * `^` packed zigzags, `@` a message or a list of them, named like the field if not named.
 */
function fieldsOf(shape: string): Field[] {
  let last = 0;
  return shape.split(" ").map((code) => {
    const [, name = "", number, kind = "", type] = /([a-z]+)(\d*)(\W?)(\w*)/i.exec(code) ?? [];
    last = Number(number) || last + 1;
    const message = type || name.replace(/^./, (first) => first.toUpperCase());
    return [name, last, kind, message as MessageName];
  });
}

const fields: Partial<Record<MessageName, Field[]>> = {};

function varint(out: number[], value: number): void {
  let low = value >>> 0;
  let high = Math.floor(value / 2 ** 32) >>> 0;
  while (high || low > 127) {
    out.push((low & 127) | 128);
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  out.push(low);
}

/**
 * Writes a message in protobuf's binary form, exactly as protobuf's own libraries do: fields by
 * number, defaults left out. Numbers are rounded where the field holds whole ones. A message that
 * was encoded before may stand for itself as a `Uint8Array`.
 */
export function encode(name: MessageName, message: object): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  for (const [field, number, kind, type] of (fields[name] ??= fieldsOf(SHAPES[name]))) {
    const value = (message as Record<string, any>)[field];
    const tagged = (wire: number, bytes: Iterable<number>) => {
      varint(out, number * 8 + wire);
      for (const byte of bytes) out.push(byte);
    };
    const delimited = (bytes: ArrayLike<number> & Iterable<number>) => {
      const length: number[] = [];
      varint(length, bytes.length);
      tagged(2, length);
      for (const byte of bytes) out.push(byte);
    };
    if (!value) continue;
    if (kind === "@") {
      for (const one of [value].flat()) {
        delimited(one instanceof Uint8Array ? one : encode(type, one));
      }
    } else if (value.length === 0) continue;
    else if (kind === "$") delimited(utf8.encode(value));
    else if (kind === "&") delimited(value);
    else if (kind === "%") tagged(1, new Uint8Array(Float64Array.of(value).buffer));
    else if (kind === "~") tagged(5, new Uint8Array(Float32Array.of(value).buffer));
    else {
      const numbers: number[] = [];
      for (const one of [value].flat()) {
        const whole = Math.round(one);
        varint(numbers, kind !== "^" ? whole : whole < 0 ? -2 * whole - 1 : 2 * whole);
      }
      if (kind) delimited(numbers);
      else if (numbers[0]) tagged(0, numbers);
    }
  }
  return Uint8Array.from(out);
}
