import type { Written } from "./messages.js";

/**
 * A message in protobuf's binary form; `T` says which.
 *
 * @internal
 */
export type Encoded<T> = Uint8Array<ArrayBuffer> & { readonly _message?: T };

/**
 * A message as the encoder takes it: each of its fields, which may be undefined.
 *
 * @internal
 */
export type Whole<T> = {
  [K in keyof Required<T>]: (K extends keyof Written ? Written[K] : Given<NonNullable<T[K]>>) | undefined;
};

/** What a field holds: messages are encoded already, and may come in parts, which their reader joins. */
type Given<V> = V extends string | number | boolean | Uint8Array
  ? V
  : V extends (infer One)[]
    ? Given<One>[]
    : Encoded<V> | Encoded<V>[];

/** A number that takes few bytes also when it is below 0. */
export type Zigzag = number & { readonly _zigzag: true };

export const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value) as Zigzag;

const utf8 = new TextEncoder();

// Negative numbers take ten bytes, as if they had 64 bits.
const varint = (value: number, left = 9): number[] =>
  value > 127 || (value < 0 && left)
    ? [(value & 127) | 128, ...varint(Math.floor(value / 128), left - 1)]
    : [value < 0 ? 1 : value];

/**
 * Writes a message in protobuf's binary form, exactly as protobuf's own libraries do: fields by
 * number, defaults left out. A field's number is its place, but for the last one if `last` is given,
 * and its kind follows from its value; `scripts/check-order.mjs` holds the sources to the order of
 * the proto files. Numbers are rounded, but for those in an array of floats.
 *
 * @internal
 */
export function encode<T>(message: Whole<T> | unknown[], last?: number): Encoded<T> {
  // Bytes stay as they are until they are copied: a recording's chunk has hundreds of thousands.
  const parts = (Object.values(message) as any[]).flatMap((value, place, { length }): ArrayLike<number>[] => {
    const tag = (wire: number) => varint((last && place === length - 1 ? last : place + 1) * 8 + wire);
    const delimited = (bytes: ArrayLike<number>) => [tag(2), varint(bytes.length), bytes];

    // A string.
    if (value?.trim) value = value && utf8.encode(value);
    if (value instanceof Uint8Array) return delimited(value);
    if (value?.buffer) return value[0] ? [tag(9 - value.byteLength), new Uint8Array(value.buffer)] : [];
    if (value?.[0] instanceof Uint8Array) return value.flatMap(delimited);
    if (value?.length) return delimited(value.flatMap((one: number) => varint(Math.round(one))));
    return (value = Math.round(value)) ? [tag(0), varint(value)] : [];
  });
  let at = 0;
  for (const part of parts) at += part.length;
  const bytes = new Uint8Array(at);
  at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
