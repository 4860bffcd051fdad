package io.gosight.engine.clickhouse.http;

import io.gosight.engine.clickhouse.library.EngineLimits;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A statement as it comes in: its beginning, and what follows if there is more.
 *
 * @param text the beginning, one character a byte
 * @param rest what follows
 */
record Incoming(String text, InputStream rest) {
  /**
   * Joins the URL's part and the body as the server does: with a line break in between.
   *
   * @throws ClickHouseException if the URL's part alone is too long
   */
  static Incoming of(String query, InputStream body, EngineLimits limits)
      throws ClickHouseException, IOException {
    if (!query.isEmpty()) {
      byte[] bytes = query.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > limits.maxQueryBytes()) {
        throw tooLong(limits);
      }
      return new Incoming(new String(bytes, StandardCharsets.ISO_8859_1) + "\n", body);
    }
    byte[] head = body.readNBytes(limits.maxQueryBytes());
    return new Incoming(new String(head, StandardCharsets.ISO_8859_1), body);
  }

  /**
   * The whole statement.
   *
   * @throws ClickHouseException if it is too long
   */
  String whole(EngineLimits limits) throws ClickHouseException, IOException {
    int most = limits.maxQueryBytes() - text.length() + 1;
    byte[] more = rest.readNBytes(Math.max(1, most));
    if (text.length() + more.length > limits.maxQueryBytes() + 1) {
      throw tooLong(limits);
    }
    return more.length == 0 ? text : text + new String(more, StandardCharsets.ISO_8859_1);
  }

  /** Everything from an offset of the beginning on. */
  InputStream from(int offset) {
    byte[] head = text.substring(offset).getBytes(StandardCharsets.ISO_8859_1);
    return head.length == 0 ? rest : new SequenceInputStream(new ByteArrayInputStream(head), rest);
  }

  private static ClickHouseException tooLong(EngineLimits limits) {
    return ClickHouseException.of(
        ErrorCode.SYNTAX_ERROR,
        "The statement is longer than max-query-kilobytes allows: "
            + limits.maxQueryBytes()
            + " bytes.");
  }
}
