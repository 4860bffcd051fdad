/**
 * How a message is written: for each field, in the order of their numbers, either
 * `number * 8 + kind` or, for a message, `[number, shape]`. Kinds: 0 varint, 1 zigzag, 2 text,
 * 3 bytes, 4 double, 5 float, 6 packed varints, 7 packed zigzags.
 */
export type Shape = { [field: string]: number | [number, Shape] };

const utf8 = new TextEncoder();

function varint(out: number[], value: number): void {
  const whole = Math.round(value) || 0;
  let low = whole >>> 0;
  let high = Math.floor(whole / 2 ** 32) >>> 0;
  while (high || low > 127) {
    out.push((low & 127) | 128);
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  out.push(low);
}

function zigzag(out: number[], value: number): void {
  const whole = Math.round(value) || 0;
  varint(out, whole < 0 ? -2 * whole - 1 : 2 * whole);
}

function delimited(out: number[], field: number, bytes: ArrayLike<number>): void {
  varint(out, field * 8 + 2);
  varint(out, bytes.length);
  // A spread would overflow the stack with a recording's chunk.
  for (let i = 0; i < bytes.length; i++) out.push(bytes[i] as number);
}

function scalar(out: number[], field: number, kind: number, value: unknown): void {
  if (kind > 5) {
    const packed: number[] = [];
    for (const one of value as number[]) (kind > 6 ? zigzag : varint)(packed, one);
    if (packed[0] !== undefined) delimited(out, field, packed);
  } else if (kind > 3) {
    const bytes = new DataView(new ArrayBuffer(kind > 4 ? 4 : 8));
    if (kind > 4) bytes.setFloat32(0, value as number, true);
    else bytes.setFloat64(0, value as number, true);
    varint(out, field * 8 + (kind > 4 ? 5 : 1));
    for (let i = 0; i < bytes.byteLength; i++) out.push(bytes.getUint8(i));
  } else if (kind > 1) {
    const bytes = kind > 2 ? (value as Uint8Array) : utf8.encode(value as string);
    if (bytes.length) delimited(out, field, bytes);
  } else if (typeof value !== "number" || Math.round(value)) {
    varint(out, field * 8);
    (kind ? zigzag : varint)(out, Number(value));
  }
}

function append(out: number[], shape: Shape, message: object): void {
  for (const name in shape) {
    const value = (message as Record<string, unknown>)[name];
    const code = shape[name] as number | [number, Shape];
    if (value && typeof code !== "number") {
      for (const one of Array.isArray(value) ? value : [value]) {
        delimited(out, code[0], one instanceof Uint8Array ? one : encode(code[1], one));
      }
    } else if (value) {
      scalar(out, (code as number) >> 3, (code as number) & 7, value);
    }
  }
}

/**
 * Writes `message` in protobuf's binary form, exactly as protobuf's own libraries do: fields by
 * number, defaults left out. Numbers are rounded where the field holds whole ones. A message that
 * was encoded before may stand for itself as a `Uint8Array`.
 */
export function encode(shape: Shape, message: object): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  append(out, shape, message);
  return Uint8Array.from(out);
}
