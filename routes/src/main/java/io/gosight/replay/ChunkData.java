package io.gosight.replay;

import io.gosight.common.Gzip;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import io.gosight.scrub.ReplayScrubber;
import java.io.IOException;

/** Unpacks chunks for the store. Safe for use by many threads. */
final class ChunkData {
  private final ReplayScrubber scrubber;
  private final int maxBytes;

  ChunkData(ReplayScrubber scrubber, int maxBytes) {
    this.scrubber = scrubber;
    this.maxBytes = maxBytes;
  }

  /**
   * The chunk's events as a JSON array on one line, scrubbed; a chunk that came in pieces is
   * scrubbed here for the first time.
   *
   * @throws IOException if it is not whole, too large or not a JSON array
   */
  byte[] events(ReplayChunk chunk) throws IOException {
    byte[] data = chunk.getData().toByteArray();
    byte[] events =
        chunk.getEncoding() == ReplayEncoding.REPLAY_ENCODING_GZIP
            ? Gzip.unpack(data, maxBytes)
            : data;
    if (events.length > maxBytes) {
      throw new IOException("The chunk has more than " + maxBytes + " bytes.");
    }
    return onOneLine(scrubber.scrub(events));
  }

  /** In JSON a line break stands between tokens only, where a blank does as well. */
  private static byte[] onOneLine(byte[] json) {
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        json[i] = ' ';
      }
    }
    return json;
  }
}
