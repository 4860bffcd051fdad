package io.gosight.replay;

import java.nio.charset.StandardCharsets;

/**
 * A chunk as a line of an object: one JSON object that holds its events, so that the object can be
 * read without an index.
 */
final class ColdLine {
  private static final String EVENTS = ",\"events\":";

  private ColdLine() {}

  private static String head(ChunkInfo chunk) {
    return "{\"tab_id\":\"" + chunk.tab() + "\",\"sequence\":" + chunk.sequence() + ',';
  }

  /** The line of a chunk, with its end. */
  static byte[] of(ChunkInfo chunk, byte[] events) {
    byte[] head =
        (head(chunk)
                + "\"start_ms\":"
                + chunk.startMs()
                + ",\"end_ms\":"
                + chunk.endMs()
                + ",\"clock_offset_ms\":"
                + chunk.clockOffsetMs()
                + ",\"full_snapshot\":"
                + chunk.fullSnapshot()
                + EVENTS)
            .getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[head.length + events.length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(events, 0, line, head.length, events.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }

  static boolean isOf(String line, ChunkInfo chunk) {
    return line.startsWith(head(chunk));
  }

  static byte[] events(String line) {
    // Tab ids hold no quotes, so the first match is the line's own field.
    int start = line.indexOf(EVENTS) + EVENTS.length();
    return line.substring(start, line.length() - 1).getBytes(StandardCharsets.UTF_8);
  }
}
