package io.gosight.api.privacy;

import com.clickhouse.client.api.Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Visitors' data in ClickHouse: in every table that names a project and a visitor or session, so
 * that new tables are covered; but for the note of which recordings were deleted, by which what is
 * still on its way is dropped. Rows are erased by mutations that are waited for, which frees their
 * disk space. Safe for use by many threads.
 */
public final class ClickHouseData implements DataStore {
  private static final String OF_VISITOR = "visitor_id = {visitor:String}";
  private static final String OF_SESSIONS = "session_id IN {sessions:Array(String)}";
  private static final String OF_PROJECT = "project_id = {project:String}";
  private static final String TABLES =
      """
      SELECT c.table AS name,
             countIf(c.name = 'visitor_id') > 0 AS has_visitor,
             countIf(c.name = 'session_id') > 0 AS has_session
      FROM system.columns c
      JOIN system.tables t ON t.database = c.database AND t.name = c.table
      WHERE c.database = currentDatabase() AND t.engine LIKE '%MergeTree'
        AND c.table != 'replay_deletions'
      GROUP BY c.table
      HAVING countIf(c.name = 'project_id') > 0
      ORDER BY c.table
      """;
  private static final String SESSIONS =
      "SELECT DISTINCT session_id AS id FROM events WHERE "
          + OF_PROJECT
          + " AND "
          + OF_VISITOR
          + " LIMIT 10000";

  private final ClickHouseStatements clickhouse;

  /**
   * Data in this database.
   *
   * @param client a connection of a user that may change data; closed by its creator
   */
  public ClickHouseData(Client client, ObjectMapper json) {
    this.clickhouse = new ClickHouseStatements(client, json);
  }

  private record Table(String name, boolean hasVisitor, boolean hasSession) {}

  /** The sessions of a visitor, at most 10,000. */
  List<String> sessions(String projectId, String visitorId) {
    return clickhouse.query(SESSIONS, Map.of("project", projectId, "visitor", visitorId)).stream()
        .map(row -> row.get("id").textValue())
        .toList();
  }

  /** A visitor's events, without the columns that repeat others. */
  List<JsonNode> events(String projectId, String visitorId, int limit) {
    return clickhouse.query(
        "SELECT * EXCEPT (payload, precedence) FROM events FINAL WHERE "
            + OF_PROJECT
            + " AND "
            + OF_VISITOR
            + " ORDER BY time LIMIT "
            + limit,
        Map.of("project", projectId, "visitor", visitorId));
  }

  /** The insights of sessions. */
  List<JsonNode> insights(String projectId, List<String> sessions) {
    return clickhouse.query(
        "SELECT * FROM insights FINAL WHERE "
            + OF_PROJECT
            + " AND "
            + OF_SESSIONS
            + " ORDER BY time",
        Map.of("project", projectId, "sessions", array(sessions)));
  }

  @Override
  public Map<String, Long> eraseVisitor(String projectId, String visitorId, List<String> sessions) {
    Map<String, Object> parameters =
        Map.of("project", projectId, "visitor", visitorId, "sessions", array(sessions));
    Map<String, Long> erased = new TreeMap<>();
    for (Table table : tables()) {
      List<String> conditions = new ArrayList<>();
      if (table.hasVisitor()) {
        conditions.add(OF_VISITOR);
      }
      if (table.hasSession() && !sessions.isEmpty()) {
        conditions.add(OF_SESSIONS);
      }
      if (!conditions.isEmpty()) {
        String where = OF_PROJECT + " AND (" + String.join(" OR ", conditions) + ")";
        erased.put(table.name(), erase(table.name(), where, parameters));
      }
    }
    return erased;
  }

  @Override
  public Map<String, Long> eraseProject(String projectId) {
    Map<String, Long> erased = new TreeMap<>();
    for (Table table : tables()) {
      erased.put(table.name(), erase(table.name(), OF_PROJECT, Map.of("project", projectId)));
    }
    return erased;
  }

  /** Erases what is older than a day; nothing if the table does not exist. */
  void eraseBefore(String table, String column, String projectId, LocalDate day) {
    if (tables().stream().anyMatch(known -> known.name().equals(table))) {
      erase(
          table,
          OF_PROJECT + " AND " + column + " < {day:Date}",
          Map.of("project", projectId, "day", day.toString()));
    }
  }

  private List<Table> tables() {
    return clickhouse.query(TABLES, Map.of()).stream()
        .map(
            row ->
                new Table(
                    row.get("name").textValue(),
                    row.get("has_visitor").asBoolean(),
                    row.get("has_session").asBoolean()))
        .toList();
  }

  /** How many rows there were; table and condition are this class's own texts. */
  private long erase(String table, String where, Map<String, Object> parameters) {
    long rows =
        clickhouse
            .query("SELECT count() AS rows FROM " + table + " WHERE " + where, parameters)
            .get(0)
            .get("rows")
            .longValue();
    if (rows > 0) {
      clickhouse.query(
          "ALTER TABLE " + table + " DELETE WHERE " + where + " SETTINGS mutations_sync = 1",
          parameters);
    }
    return rows;
  }

  private static String array(List<String> ids) {
    return ids.isEmpty() ? "[]" : "['" + String.join("','", ids) + "']";
  }
}
