package io.gosight.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Segments as {@link NumberColumns}, each part compressed by zstd. The first byte says how: a
 * reader knows all kinds that were ever written.
 */
final class ColumnSegments {
  private static final byte WHOLE = 0;
  private static final byte COLUMNS = 1;
  private static final int HEAD = 1 + Integer.BYTES;

  private ColumnSegments() {}

  /** Packs a segment; one that can't be split and joined again is packed whole. */
  static byte[] pack(byte[] raw) {
    NumberColumns columns = NumberColumns.of(raw);
    if (!joinsTo(columns, raw)) {
      byte[] whole = ColdEncoding.zstd(raw);
      return ByteBuffer.allocate(1 + whole.length).put(WHOLE).put(whole).array();
    }
    byte[] text = ColdEncoding.zstd(columns.text());
    byte[] numbers = ColdEncoding.zstd(columns.numbers());
    return ByteBuffer.allocate(HEAD + text.length + numbers.length)
        .put(COLUMNS)
        .putInt(text.length)
        .put(text)
        .put(numbers)
        .array();
  }

  /** The rows of ClickHouse are deleted on the strength of this, so it is tried, not trusted. */
  private static boolean joinsTo(NumberColumns columns, byte[] raw) {
    try {
      return Arrays.equals(columns.join(), raw);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Unpacks a segment.
   *
   * @throws IOException if it is not whole, or of a kind that this version does not know
   */
  static InputStream unpack(byte[] packed) throws IOException {
    byte kind = packed.length == 0 ? -1 : packed[0];
    if (kind == WHOLE) {
      return ColdEncoding.unzstd(packed, 1, packed.length - 1);
    }
    if (kind != COLUMNS || packed.length < HEAD) {
      throw new IOException("The segment is of the unknown kind " + kind + ".");
    }
    int text = ByteBuffer.wrap(packed).getInt(1);
    if (text < 0 || text > packed.length - HEAD) {
      throw new IOException("The segment's text is longer than the segment.");
    }
    return new ByteArrayInputStream(
        new NumberColumns(
                bytes(packed, HEAD, text), bytes(packed, HEAD + text, packed.length - HEAD - text))
            .join());
  }

  private static byte[] bytes(byte[] packed, int offset, int length) throws IOException {
    try (InputStream in = ColdEncoding.unzstd(packed, offset, length)) {
      return in.readAllBytes();
    }
  }
}
