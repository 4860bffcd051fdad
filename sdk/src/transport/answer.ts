/** The hub's refusal of a whole batch. */
export interface Refusal {
  /** For example `unknown_key`; empty if the batch was not refused. */
  code: string;
  /** When to try again, in ms; 0 means never. */
  retryAfterMs: number;
}

/** Calls `visit` for each field of an encoded message, with its number or the bytes it holds. */
function walk(bytes: Uint8Array, visit: (field: number, value: number, nested: Uint8Array) => void): void {
  let at = 0;
  const varint = () => {
    let value = 0;
    let byte = 128;
    for (let scale = 1; byte > 127 && at < bytes.length; scale *= 128) {
      byte = bytes[at++] as number;
      value += (byte & 127) * scale;
    }
    return value;
  };
  while (at < bytes.length) {
    const tag = varint();
    const value = varint();
    // The answer has only varints (wire type 0) and nested values (2).
    const nested = bytes.subarray(at, at + value);
    if (tag & 2) at += value;
    visit(tag >> 3, value, nested);
  }
}

/** Reads whether a `SendEventsResponse` refuses the whole batch. */
export function readRefusal(message: Uint8Array): Refusal {
  const refusal = { code: "", retryAfterMs: 0 };
  walk(message, (field, _, error) => {
    if (field === 4) {
      walk(error, (inner, value, text) => {
        if (inner === 1) refusal.code = new TextDecoder().decode(text);
        if (inner === 3) refusal.retryAfterMs = value;
      });
    }
  });
  return refusal;
}
