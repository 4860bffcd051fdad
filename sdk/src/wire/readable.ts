import { encode, zigzag } from "./encode.js";

/** A field of a message: its name, what it holds (a message's fields, too), and whether it is a list. */
export type Field = [name: string, holds: Kind | Field[], list?: boolean];
type Kind = "string" | "bytes" | "bool" | "number" | "zigzag" | "float" | "double";

type Readable = Record<string, any>;

const utf8 = new TextDecoder();
const LENGTH_DELIMITED = 2;
const EMPTY = { string: "", bytes: new Uint8Array(), bool: false, number: 0, zigzag: 0, float: 0, double: 0 };

/** An encoded message as an object of all its fields; a message in it may be undefined. */
export function read(bytes: Uint8Array, fields: Field[]): Readable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;

  function varint(): number {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = view.getUint8(at++);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(BigInt.asIntN(64, value));
    }
  }

  function single(kind: Kind): unknown {
    if (kind === "double") return view.getFloat64((at += 8) - 8, true);
    if (kind === "float") return view.getFloat32((at += 4) - 4, true);
    const value = varint();
    if (kind === "bool") return value > 0;
    return kind === "zigzag" ? (value % 2 ? -(value + 1) / 2 : value / 2) : value;
  }

  const message: Readable = {};
  for (const [name, holds, list] of fields) {
    message[name] = list ? [] : typeof holds === "string" ? EMPTY[holds] : undefined;
  }
  while (at < bytes.length) {
    const tag = varint();
    const [name, holds, list] = fields[(tag >> 3) - 1] as Field;
    if ((tag & 7) !== LENGTH_DELIMITED) {
      message[name] = single(holds as Kind);
      continue;
    }
    const end = varint() + at;
    const part = bytes.subarray(at, end);
    if (typeof holds !== "string") {
      const one = read(part, holds);
      message[name] = list ? [...message[name], one] : one;
    } else if (list) {
      while (at < end) message[name].push(single(holds));
    } else {
      message[name] = holds === "string" ? utf8.decode(part) : part;
    }
    at = end;
  }
  return message;
}

/** What `read` gave, encoded again. Values of another type than the field's are made to fit. */
export function write(message: Readable, fields: Field[]): Uint8Array<ArrayBuffer> {
  return encode(
    fields.map(([name, holds, list]) => {
      const value = message[name];
      const single = (one: any): unknown => {
        if (typeof holds !== "string") return one && write(one, holds);
        if (holds === "string") return `${one ?? ""}`;
        if (holds === "bytes") return one?.length ? one : undefined;
        if (holds === "bool") return Boolean(one);
        const number = Number(one) || 0;
        if (holds === "double") return Float64Array.of(number);
        if (holds === "float") return Float32Array.of(number);
        return holds === "zigzag" ? zigzag(Math.round(number)) : number;
      };
      return list ? [value ?? []].flat().map(single) : single(value);
    }),
  );
}
