package io.gosight.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Whole numbers of one to ten bytes; those near zero, of either sign, take one. For one thread. */
final class VarInts {
  private static final int PAYLOAD_BITS = 7;
  private static final int MORE = 1 << PAYLOAD_BITS;

  private final byte[] bytes;
  private final int end;
  private int at;

  /** Reads a part of those bytes. */
  VarInts(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  static void write(ByteArrayOutputStream to, long number) {
    long rest = (number << 1) ^ (number >> (Long.SIZE - 1));
    while ((rest & -MORE) != 0) {
      to.write((int) (rest & (MORE - 1)) | MORE);
      rest >>>= PAYLOAD_BITS;
    }
    to.write((int) rest);
  }

  /** How many bytes were read or skipped, from the begin of all bytes. */
  int position() {
    return at;
  }

  /**
   * The next number.
   *
   * @throws IOException if there is none
   */
  long next() throws IOException {
    long rest = 0;
    for (int shift = 0; shift < Long.SIZE; shift += PAYLOAD_BITS) {
      if (at >= end) {
        throw new IOException("There are too few numbers.");
      }
      byte b = bytes[at++];
      rest |= (long) (b & (MORE - 1)) << shift;
      if (b >= 0) {
        return (rest >>> 1) ^ -(rest & 1);
      }
    }
    throw new IOException("A number has too many bytes.");
  }
}
