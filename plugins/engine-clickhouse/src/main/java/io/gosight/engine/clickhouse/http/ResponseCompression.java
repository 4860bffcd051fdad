package io.gosight.engine.clickhouse.http;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * How a response is compressed.
 *
 * @param encoding the header {@code Content-Encoding} that says so, or null
 * @param blocks whether it is in ClickHouse's own framing, which no header names
 */
record ResponseCompression(String encoding, boolean blocks) {
  private static final int BUFFER = 64 << 10;

  /** What a client asks for: framing first, then the encodings in the server's order. */
  static ResponseCompression of(QueryParameters parameters, String acceptEncoding) {
    if (parameters.isOn("compress")) {
      return new ResponseCompression(null, true);
    }
    boolean wanted = "1".equals(parameters.settings().get("enable_http_compression"));
    String accepted = acceptEncoding == null ? "" : acceptEncoding.toLowerCase(Locale.ROOT);
    if (wanted) {
      for (String encoding : new String[] {"gzip", "deflate", "zstd", "lz4"}) {
        if (accepted.contains(encoding)) {
          return new ResponseCompression(encoding, false);
        }
      }
    }
    return new ResponseCompression(null, false);
  }

  boolean none() {
    return encoding == null && !blocks;
  }

  /** A stream that compresses into another one; closing it closes both. */
  OutputStream over(OutputStream out) throws IOException {
    if (blocks) {
      return new BlockOutputStream(out);
    }
    return switch (encoding) {
      case "gzip" -> new GZIPOutputStream(out, BUFFER);
      case "deflate" -> new DeflaterOutputStream(out);
      case "zstd" -> new ZstdOutputStream(out);
      default -> new LZ4FrameOutputStream(out);
    };
  }
}
