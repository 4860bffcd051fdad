package io.gosight.engine.clickhouse.http;

import io.gosight.engine.clickhouse.library.QuerySummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** Writes a statement's result. */
final class HttpReply {
  private static final int COPY = 256 << 10;

  private HttpReply() {}

  /** Writes a result and its headers, compressed as asked. */
  static void send(
      Response response,
      ResponseCompression compression,
      String format,
      QuerySummary figures,
      ByteBuffer bytes)
      throws IOException {
    response.setStatus(200);
    response.getHeaders().put("X-ClickHouse-Format", format);
    response.getHeaders().put("X-ClickHouse-Summary", figures.summary());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType(format));
    if (compression.none() || (!bytes.hasRemaining() && compression.blocks())) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
      write(response, bytes);
      return;
    }
    if (compression.encoding() != null) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, compression.encoding());
    }
    try (OutputStream out = compression.over(Content.Sink.asOutputStream(response))) {
      byte[] part = new byte[Math.min(COPY, Math.max(1, bytes.remaining()))];
      while (bytes.hasRemaining()) {
        int length = Math.min(part.length, bytes.remaining());
        bytes.get(part, 0, length);
        out.write(part, 0, length);
      }
    }
  }

  /** Writes the last bytes of a response and returns when they are out. */
  static void write(Response response, ByteBuffer bytes) throws IOException {
    Content.Sink.write(response, true, bytes);
  }

  private static String contentType(String format) {
    String name = format.toLowerCase(Locale.ROOT);
    if (name.startsWith("json")) {
      return name.contains("eachrow")
          ? "application/x-ndjson; charset=UTF-8"
          : "application/json; charset=UTF-8";
    }
    if (name.startsWith("csv")) {
      return "text/csv; charset=UTF-8";
    }
    if (name.startsWith("tsv") || name.startsWith("tabseparated")) {
      return "text/tab-separated-values; charset=UTF-8";
    }
    return name.startsWith("rowbinary") || name.equals("native") || name.equals("parquet")
        ? "application/octet-stream"
        : "text/plain; charset=UTF-8";
  }
}
