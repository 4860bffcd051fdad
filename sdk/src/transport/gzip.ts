/** Packs `bytes` with gzip; undefined where the browser can't. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | undefined> {
  try {
    const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    return await new Response(packed).arrayBuffer();
  } catch {
    return undefined;
  }
}
