// How many bytes of a script go over the wire. There are two families of gzip at level 9: that of the `gzip`
// command and most servers (zlib as it is, here in JavaScript), and that of browsers' and Node's makers, who
// look for repeats in another way. What the worse one makes of a script is its size.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import pako from "pako";

/** The size of `text` after `gzip -9`. Is only known to be more than `most`, in bytes, where it is. */
export function packedSize(text, most = Number.POSITIVE_INFINITY) {
  const size = gzipSync(text, { level: 9 }).length;
  // The other one takes much longer.
  return size > most ? size : Math.max(size, pako.gzip(text, { level: 9 }).length);
}

/** `bytes` compressed as the hub serves them, by the ending of the file's name. */
export function served(bytes) {
  const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const gzips = [gzipSync(bytes, { level: 9 }), Buffer.from(pako.gzip(bytes, { level: 9 }))];
  return {
    br: brotliCompressSync(bytes, { params }),
    gz: gzips.sort((a, b) => a.length - b.length)[0],
  };
}
