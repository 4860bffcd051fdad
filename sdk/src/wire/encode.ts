import { FIXED, SIGNED } from "./shapes.js";

type Message = Record<string, any>;

const utf8 = new TextEncoder();

// Negative numbers take ten bytes, as if they had 64 bits.
const varint = (value: number, left = 9): number[] =>
  value > 127 || (value < 0 && left)
    ? [(value & 127) | 128, ...varint(Math.floor(value / 128), left - 1)]
    : [value < 0 ? 1 : value];

/**
 * Writes a message in protobuf's binary form, exactly as protobuf's own libraries do: fields by
 * number, defaults left out. A field's number is its place among the keys of `order`, or
 * `payload` from the fourth on, and its kind follows from its value; `scripts/check-order.mjs`
 * holds the sources to the order of the proto files. Numbers are rounded where the field holds whole ones. A message that was encoded before
 * may stand for itself as a `Uint8Array`.
 */
export function encode(message: object, order: object = message, payload?: number): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  Object.keys(order).forEach((name, place) => {
    const value = (message as Message)[name];
    const number = (place > 2 && payload) || place + 1;
    const fixed = FIXED[name];
    const list = [typeof value === "string" ? utf8.encode(value) : value].flat();
    if (!value || !list.length || value.byteLength === 0) return;

    const tagged = (wire: number, bytes: Iterable<number>) => {
      out.push(...varint(number * 8 + wire));
      for (const byte of bytes) out.push(byte);
    };
    const delimited = (bytes: Iterable<number> & ArrayLike<number>) =>
      tagged(2, [...varint(bytes.length), ...bytes]);

    if (fixed) tagged(fixed === Float64Array ? 1 : 5, new Uint8Array(fixed.of(value).buffer));
    else if (typeof list[0] === "object") {
      list.forEach((one, i) => {
        delimited(one instanceof Uint8Array ? one : encode(one, [(order as Message)[name]].flat()[i]));
      });
    } else {
      const bytes = list.flatMap((one) => {
        const whole = Math.round(one);
        return varint(SIGNED.test(name) ? (whole < 0 ? -2 * whole - 1 : 2 * whole) : whole);
      });
      if (value.length) delimited(bytes);
      else if (bytes[0]) tagged(0, bytes);
    }
  });
  return Uint8Array.from(out);
}
