package io.gosight.engine.clickhouse.http;

import com.clickhouse.data.ClickHouseCityHash;

/**
 * ClickHouse's own framing of compressed data: a 128-bit checksum, then method, sizes and data, all
 * little-endian. The checksum covers everything behind it.
 */
final class BlockFormat {
  static final int CHECKSUM = 16;
  static final int HEADER = 9;
  static final byte NONE = 0x02;
  static final byte LZ4 = (byte) 0x82;
  static final byte ZSTD = (byte) 0x90;

  /** Largest block on either side of compression, as in the server's default of 1 GiB but less. */
  static final int MOST = 256 << 20;

  private BlockFormat() {}

  /**
   * The checksum of header and data: CityHash 1.0.2, which only ClickHouse still uses. Their class
   * is deprecated because their own newer client keeps a private copy.
   */
  @SuppressWarnings("deprecation")
  static long[] checksum(byte[] bytes, int offset, int length) {
    return ClickHouseCityHash.cityHash128(bytes, offset, length);
  }
}
