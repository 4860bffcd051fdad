package io.gosight.storage;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes ClickHouse's RowBinary format into memory. Used by one thread.
 *
 * @see <a href="https://clickhouse.com/docs/interfaces/formats/RowBinary">RowBinary</a>
 */
public final class RowBinary {
  private static final int INITIAL_BYTES = 1 << 20;

  private ByteBuffer out = ByteBuffer.allocate(INITIAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  public RowBinary string(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public RowBinary string(ByteString utf8) {
    varint(utf8.size());
    reserve(utf8.size());
    utf8.copyTo(out);
    return this;
  }

  public RowBinary bytes(byte[] value) {
    varint(value.length);
    reserve(value.length);
    out.put(value);
    return this;
  }

  public RowBinary int64(long value) {
    reserve(Long.BYTES);
    out.putLong(value);
    return this;
  }

  public RowBinary int32(int value) {
    reserve(Integer.BYTES);
    out.putInt(value);
    return this;
  }

  public RowBinary uint16(int value) {
    reserve(Short.BYTES);
    out.putShort((short) Math.min(Math.max(value, 0), 0xffff));
    return this;
  }

  public RowBinary float64(double value) {
    reserve(Double.BYTES);
    out.putDouble(value);
    return this;
  }

  public RowBinary bool(boolean value) {
    reserve(1);
    out.put((byte) (value ? 1 : 0));
    return this;
  }

  public RowBinary int8(int value) {
    reserve(1);
    out.put((byte) value);
    return this;
  }

  /** How many elements of an array or entries of a map follow. */
  public RowBinary count(int elements) {
    varint(elements);
    return this;
  }

  public int size() {
    return out.position();
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(out.array(), out.position());
  }

  private void varint(int value) {
    reserve(5);
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private void reserve(int bytes) {
    if (out.remaining() < bytes) {
      int capacity = Math.max(out.capacity() * 2, out.position() + bytes);
      out = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(out.flip());
    }
  }
}
