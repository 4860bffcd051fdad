package io.gosight.host.detector;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link StateOutput} wrote; what is not so ends in an {@link IllegalArgumentException}.
 * For one thread.
 */
final class StateInput {
  private final byte[] bytes;
  private int at;

  StateInput(byte[] bytes) {
    this.bytes = bytes;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = next();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw broken();
  }

  int integer() {
    long number = number();
    if (number != (int) number) {
      throw broken();
    }
    return (int) number;
  }

  /** A number of things that follow, each at least one byte long. */
  int count() {
    int count = integer();
    if (count < 0 || count > bytes.length - at) {
      throw broken();
    }
    return count;
  }

  boolean flag() {
    return next() != 0;
  }

  double fraction() {
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits |= (next() & 0xffL) << (8 * i);
    }
    return Double.longBitsToDouble(bits);
  }

  String text() {
    int length = count();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  <E extends Enum<E>> E word(Class<E> kind) {
    return Enum.valueOf(kind, text());
  }

  private byte next() {
    if (at == bytes.length) {
      throw broken();
    }
    return bytes[at++];
  }

  private static IllegalArgumentException broken() {
    return new IllegalArgumentException("This is not a detector's saved state.");
  }
}
