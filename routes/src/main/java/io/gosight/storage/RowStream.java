package io.gosight.storage;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads rows that ClickHouse writes as RowBinary, column by column. For one thread. */
public final class RowStream {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST = 1 << 27;

  private final InputStream in;

  /** Reads what the server sends. */
  public RowStream(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /** Whether there is another row. */
  public boolean hasNext() throws IOException {
    in.mark(1);
    boolean more = in.read() >= 0;
    in.reset();
    return more;
  }

  /** A column of type String. */
  public String string() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** A column of type String that holds bytes. */
  public byte[] bytes() throws IOException {
    return exactly(length());
  }

  /** A column of type Int64 or UInt64. */
  public long int64() throws IOException {
    return ByteBuffer.wrap(exactly(Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private int length() throws IOException {
    int length = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The answer ends within a row.");
      }
      length |= (next & 0x7f) << shift;
      if (next < 0x80) {
        break;
      }
    }
    if (length < 0 || length > LONGEST) {
      throw new IOException("The answer is not made of rows.");
    }
    return length;
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("The answer ends within a row.");
    }
    return bytes;
  }
}
