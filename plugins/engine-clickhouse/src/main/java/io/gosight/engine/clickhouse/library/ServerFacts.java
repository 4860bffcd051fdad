package io.gosight.engine.clickhouse.library;

import io.gosight.engine.clickhouse.sql.ClickHouseException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the engine says of itself.
 *
 * @param version its version
 * @param timezone its time zone
 */
public record ServerFacts(String version, String timezone) {
  /** Asks the engine, and makes the hub's database on the first start. */
  public static ServerFacts prepare(ChdbServer server, String database) throws ClickHouseException {
    try (ChdbSession session = server.session(Map.of())) {
      session.execute("CREATE DATABASE IF NOT EXISTS " + database);
      return new ServerFacts(
          ask(session, "SELECT version()"), ask(session, "SELECT serverTimezone()"));
    }
  }

  private static String ask(ChdbSession session, String question) throws ClickHouseException {
    byte[] statement = question.getBytes(StandardCharsets.UTF_8);
    try (ChdbResult result = session.query(statement, "TSVRaw", Map.of())) {
      return StandardCharsets.UTF_8.decode(result.bytes()).toString().strip();
    }
  }
}
