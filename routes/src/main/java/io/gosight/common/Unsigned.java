package io.gosight.common;

/** Reads protobuf's uint32, which Java's getters give as negative numbers from 2^31 on. */
public final class Unsigned {
  private Unsigned() {}

  /** The number as it was sent, 0 to 4,294,967,295. */
  public static long wide(int unsigned) {
    return Integer.toUnsignedLong(unsigned);
  }

  /** The number, or the greatest int if it is greater. */
  public static int capped(int unsigned) {
    return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
  }
}
