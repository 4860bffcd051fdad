package io.gosight.api.alert;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Lists the alert history with the deliveries of each alert. Safe for use by many threads. */
public final class AlertHistoryQuery {
  private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("before", "limit"));
  private static final int MAX_LIMIT = 100;
  private static final Instant FOREVER = Instant.parse("2200-01-01T00:00:00Z");
  private static final String LIST = SqlFile.read("alerts/list-alerts");

  private final ProjectDatabase postgres;

  /** A query of this database. */
  public AlertHistoryQuery(ProjectDatabase postgres) {
    this.postgres = postgres;
  }

  /** A page of the history. */
  record Alerts(List<Alert> alerts) {}

  /** One alert with its deliveries. */
  record Alert(
      UUID id,
      UUID ruleId,
      String rule,
      String kind,
      String state,
      UUID digestId,
      String severity,
      String title,
      String summary,
      Instant happenedAt,
      Instant createdAt,
      String page,
      String selector,
      String sessionId,
      long replayOffsetMs,
      long count,
      @JsonRawValue String deliveries) {}

  /** The alerts before an instant, newest first. */
  public Alerts execute(AuthorizedRequest request) {
    Map<String, String> parameters = request.parameters();
    for (String name : parameters.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw JsonFields.bad("There is no such parameter. Known are " + PARAMETERS + ".");
      }
    }
    return new Alerts(
        postgres.execute(
            request,
            client ->
                client
                    .sql(LIST)
                    .param("project", request.projectId())
                    .param("before", SqlValues.parameter(before(parameters.get("before"))))
                    .param("limit", limit(parameters.getOrDefault("limit", "50")))
                    .query((row, number) -> read(row))
                    .list()));
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MAX_LIMIT) {
      throw JsonFields.bad("'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
    }
    return Integer.parseInt(text);
  }

  private static Instant before(String text) {
    try {
      // An unescaped plus sign of an offset arrives as a blank.
      Instant before =
          text == null ? FOREVER : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      return before.isAfter(FOREVER) || before.isBefore(Instant.EPOCH) ? FOREVER : before;
    } catch (DateTimeException e) {
      throw JsonFields.bad("'before' must be an instant such as 2026-01-31T12:00:00Z.");
    }
  }

  private static Alert read(ResultSet row) throws SQLException {
    return new Alert(
        row.getObject("id", UUID.class),
        row.getObject("rule_id", UUID.class),
        row.getString("rule"),
        row.getString("kind"),
        row.getString("state"),
        row.getObject("digest_id", UUID.class),
        row.getString("severity"),
        row.getString("title"),
        row.getString("summary"),
        SqlValues.instant(row, "happened_at"),
        SqlValues.instant(row, "created_at"),
        row.getString("page"),
        row.getString("selector"),
        row.getString("session_id"),
        row.getLong("replay_offset_ms"),
        row.getLong("count"),
        row.getString("deliveries"));
  }
}
