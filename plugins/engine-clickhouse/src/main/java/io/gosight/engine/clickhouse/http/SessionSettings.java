package io.gosight.engine.clickhouse.http;

import io.gosight.engine.clickhouse.library.EngineLimits;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings under which a request's statement runs. */
final class SessionSettings {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final EngineLimits limits;

  SessionSettings(EngineLimits limits) {
    this.limits = limits;
  }

  /**
   * What every session starts with. Inserts are synchronous, so that one that is acknowledged lies
   * in a part on disk; the rest turns off what the library adds to a server's behaviour.
   */
  Map<String, String> initial() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("async_insert", "0");
    settings.put("implicit_select", "0");
    settings.put("allow_introspection_functions", "0");
    settings.put("max_result_bytes", Long.toString(limits.maxResultBytes()));
    settings.put("max_execution_time", Long.toString(limits.maxExecutionTime().toSeconds()));
    return settings;
  }

  /**
   * The statements that bring a session into the state that a request asks for.
   *
   * @param role who asks
   * @param settings what is asked for
   * @param database the current database; empty keeps the engine's default
   * @param safeMethod whether the request may not change anything, as with GET
   */
  String preamble(
      Credentials.Role role, Map<String, String> settings, String database, boolean safeMethod)
      throws ClickHouseException {
    Map<String, String> all = new LinkedHashMap<>(settings);
    if (role == Credentials.Role.READER) {
      cap(all, "max_memory_usage", limits.readerMaxMemoryBytes());
      cap(all, "max_execution_time", limits.readerMaxExecutionTime().toSeconds());
      cap(all, "max_result_bytes", limits.maxResultBytes());
      all.put("allow_introspection_functions", "0");
      all.put("timeout_overflow_mode", "throw");
      all.put("result_overflow_mode", "throw");
      all.remove("readonly");
      all.put("readonly", "1");
    } else if (safeMethod && !all.containsKey("readonly")) {
      all.put("readonly", "2");
    }
    String use = database.isEmpty() ? "" : "USE " + quoted(database, '`') + "; ";
    return use + (all.isEmpty() ? "" : "SET " + assignments(all));
  }

  private static void cap(Map<String, String> settings, String name, long most)
      throws ClickHouseException {
    String asked = settings.getOrDefault(name, Long.toString(most));
    try {
      double value = Double.parseDouble(asked);
      boolean within = value > 0 && value <= most;
      settings.put(name, within ? asked : Long.toString(most));
    } catch (NumberFormatException e) {
      throw ClickHouseException.of(
          ErrorCode.BAD_ARGUMENTS, "Setting '" + name + "' is not a number: " + asked + ".");
    }
  }

  private static String assignments(Map<String, String> settings) throws ClickHouseException {
    for (String name : settings.keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw ClickHouseException.of(ErrorCode.UNKNOWN_SETTING, "Unknown setting '" + name + "'.");
      }
    }
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + quoted(entry.getValue(), '\''))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String text, char quote) {
    return quote + text.replace("\\", "\\\\").replace("" + quote, "\\" + quote) + quote;
  }
}
