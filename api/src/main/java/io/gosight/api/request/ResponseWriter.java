package io.gosight.api.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.Problem;
import io.gosight.api.export.StreamedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Writes a result that must not be cached: a {@link Download} as it is, anything else as JSON,
 * compressed if it is large and the client takes that. Safe for use by many threads.
 */
public final class ResponseWriter {
  /** The exchange property that says whether the client takes a compressed response. */
  static final String ACCEPTS_GZIP = "apiAcceptsGzip";

  private static final int WORTH_COMPRESSING = 16 * 1024;

  private final ObjectMapper json;

  /** A writer of the contract's JSON. */
  public ResponseWriter(ObjectMapper json) {
    this.json = json;
  }

  /** Replaces the message's body by what is sent. */
  public void write(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    Object result = message.getBody();
    if (result instanceof ApiResponse response) {
      response.headers().forEach(message::setHeader);
      result = response.body();
    }
    message.setHeader("Cache-Control", "no-store");
    message.setHeader("X-Content-Type-Options", "nosniff");
    if (result == null) {
      message.setBody(null);
      return;
    }
    if (result instanceof StreamedRows rows) {
      message.setHeader(Exchange.CONTENT_TYPE, rows.contentType());
      message.setBody(rows.body());
      return;
    }
    if (result instanceof Download file) {
      message.setHeader(Exchange.CONTENT_TYPE, file.type());
      message.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
      message.setBody(file.bytes());
      return;
    }
    message.setHeader(
        Exchange.CONTENT_TYPE,
        result instanceof Problem ? "application/problem+json" : "application/json");
    byte[] body = json.writeValueAsBytes(result);
    if (body.length >= WORTH_COMPRESSING
        && exchange.getProperty(ACCEPTS_GZIP, false, Boolean.class)) {
      message.setHeader("Content-Encoding", "gzip");
      message.setHeader("Vary", "Accept-Encoding");
      message.setBody(compressed(body));
    } else {
      message.setBody(body);
    }
  }

  private static byte[] compressed(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream gzip = new FastGzip(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  /** The level at which a response is not delayed. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 14);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
