package io.gosight.engine.clickhouse.http;

import com.github.luben.zstd.ZstdInputStream;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;

/** Undoes the compression of a request's body and bounds its size. */
final class RequestBody {
  private static final int BUFFER = 64 << 10;

  private RequestBody() {}

  /**
   * The plain body.
   *
   * @param in the body as sent
   * @param encoding the header {@code Content-Encoding}, or null
   * @param blocks whether the body is in ClickHouse's own framing ({@code decompress=1})
   * @param most largest plain size in bytes
   * @throws ClickHouseException if the encoding is unknown
   */
  static InputStream plain(InputStream in, String encoding, boolean blocks, long most)
      throws ClickHouseException, IOException {
    InputStream decoded = decoded(in, encoding == null ? "" : encoding.toLowerCase(Locale.ROOT));
    return new BoundedInputStream(blocks ? new BlockInputStream(decoded) : decoded, most);
  }

  private static InputStream decoded(InputStream in, String encoding)
      throws ClickHouseException, IOException {
    return switch (encoding) {
      case "", "identity" -> in;
      case "gzip", "x-gzip" -> new GZIPInputStream(in, BUFFER);
      case "deflate" -> new InflaterInputStream(in);
      case "lz4" -> new LZ4FrameInputStream(in);
      case "zstd" -> new ZstdInputStream(in);
      default ->
          throw ClickHouseException.of(
              ErrorCode.UNKNOWN_COMPRESSION_METHOD,
              "Unknown Content-Encoding '"
                  + encoding
                  + "'; the known ones are gzip, deflate, lz4, zstd and identity.");
    };
  }

  /** The refusal that fits a body that can't be read to its end. */
  static ClickHouseException refusal(IOException problem) {
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof BoundedInputStream.TooLargeException) {
      return ClickHouseException.of(ErrorCode.TOO_MANY_BYTES, message);
    }
    if (problem instanceof EOFException) {
      return ClickHouseException.of(
          ErrorCode.CANNOT_READ_ALL_DATA, "The body ends too early: " + message);
    }
    return ClickHouseException.of(
        message.startsWith("Checksum")
            ? ErrorCode.CHECKSUM_DOESNT_MATCH
            : ErrorCode.CANNOT_DECOMPRESS,
        "The body can't be read: " + message);
  }
}
