/** What the hub said to one batch. */
export interface Answer {
  /** The `grpc-status`; -1 if there was none. */
  status: number;
  /** The hub's reason for refusing the whole batch, for example `unknown_key`. */
  code: string;
  /** When to try again, in ms; 0 if not said. */
  retryAfterMs: number;
}

/** Puts one message into a gRPC-Web frame. */
export function frame(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const framed = new Uint8Array(message.length + 5);
  new DataView(framed.buffer).setUint32(1, message.length);
  framed.set(message, 5);
  return framed;
}

/** Calls `visit` for each field of an encoded message: a number, or the bytes of a nested value. */
function walk(bytes: Uint8Array, visit: (field: number, value: number | Uint8Array) => void): void {
  let at = 0;
  const varint = () => {
    let value = 0;
    let scale = 1;
    let byte: number;
    do {
      byte = bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    return value;
  };
  while (at < bytes.length) {
    const tag = varint();
    const value = varint();
    // The answer has varints (0) and nested values (2) only.
    if (tag & 2) visit(tag >> 3, bytes.subarray(at, (at += value)));
    else visit(tag >> 3, value);
  }
}

/** Reads a `SendEventsResponse`'s refusal of the whole batch, if there is one. */
export function readMessage(message: Uint8Array, answer: Answer): void {
  walk(message, (field, error) => {
    if (field !== 4) return;
    walk(error as Uint8Array, (inner, value) => {
      if (inner === 1) answer.code = new TextDecoder().decode(value as Uint8Array);
      if (inner === 3) answer.retryAfterMs = value as number;
    });
  });
}

/** Reads a gRPC-Web body: messages, then the trailer. */
export function readFrames(body: Uint8Array<ArrayBuffer>, answer: Answer): void {
  for (let at = 0; at + 5 <= body.length; ) {
    const length = new DataView(body.buffer, body.byteOffset + at).getUint32(1);
    const content = body.subarray(at + 5, at + 5 + length);
    if ((body[at] as number) & 128) {
      const status = /grpc-status: *(\d+)/i.exec(new TextDecoder().decode(content));
      if (status) answer.status = Number(status[1]);
    } else {
      readMessage(content, answer);
    }
    at += 5 + length;
  }
}
