package io.gosight.engine.clickhouse.http;

import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import io.gosight.engine.clickhouse.sql.KillStatement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a request's URL, by what they are for.
 *
 * @param protocol those that steer the HTTP interface, such as {@code query} and {@code database}
 * @param settings the engine's settings for this statement
 * @param values values of the statement's {@code {name:Type}} parameters, without {@code param_}
 */
record QueryParameters(
    Map<String, String> protocol, Map<String, String> settings, Map<String, String> values) {
  private static final String VALUE_PREFIX = "param_";
  private static final Set<String> PROTOCOL =
      Set.of(
          "query",
          "database",
          "default_format",
          "user",
          "password",
          "query_id",
          "compress",
          "decompress",
          "buffer_size",
          "wait_end_of_query",
          "quota_key",
          "stacktrace",
          "client_protocol_version",
          "session_id",
          "session_timeout",
          "session_check",
          "close_session",
          "role");
  private static final Set<String> NOT_OFFERED = Set.of("session_id", "role");

  /**
   * Sorts a request's parameters.
   *
   * @throws ClickHouseException if one asks for what this interface does not offer
   */
  static QueryParameters of(Map<String, String> all) throws ClickHouseException {
    Map<String, String> protocol = new LinkedHashMap<>();
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : all.entrySet()) {
      String name = entry.getKey();
      if (name.startsWith(VALUE_PREFIX)) {
        values.put(name.substring(VALUE_PREFIX.length()), checked(name, entry.getValue()));
      } else if (PROTOCOL.contains(name)) {
        protocol.put(name, entry.getValue());
      } else {
        settings.put(name, checked(name, entry.getValue()));
      }
    }
    for (String name : NOT_OFFERED) {
      if (!protocol.getOrDefault(name, "").isEmpty()) {
        throw ClickHouseException.of(
            ErrorCode.NOT_IMPLEMENTED, "The embedded engine knows no '" + name + "'.");
      }
    }
    return new QueryParameters(protocol, settings, values);
  }

  private static String checked(String name, String value) throws ClickHouseException {
    if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
      throw ClickHouseException.of(
          ErrorCode.BAD_ARGUMENTS, "A parameter holds a zero byte; write it as \\0.");
    }
    return value;
  }

  /** A protocol parameter, or the empty text. */
  String protocol(String name) {
    return protocol.getOrDefault(name, "");
  }

  /** The id that the client gives the statement, in visible characters; empty if it gives none. */
  String queryId() {
    return protocol("query_id").replaceAll("[^\\x21-\\x7e]", "_");
  }

  /** The settings with the client's id, by which it may end the statement. */
  Map<String, String> settingsWithId() {
    Map<String, String> all = new LinkedHashMap<>(settings);
    if (!queryId().isEmpty()) {
      all.putIfAbsent(KillStatement.ID_SETTING, queryId());
    }
    return all;
  }

  /** Whether a protocol parameter is switched on. */
  boolean isOn(String name) {
    String value = protocol(name);
    return value.equals("1") || value.equalsIgnoreCase("true");
  }
}
