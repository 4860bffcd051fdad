package io.gosight.api.alert;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gosight.api.request.AuthorizedRequest;
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
import javax.sql.DataSource;

/** Answers which alerts there were and what became of them. Safe for use by many threads. */
public final class AlertHistoryQuestion {
  private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("before", "limit"));
  private static final int MOST = 100;
  private static final Instant FOREVER = Instant.parse("2200-01-01T00:00:00Z");
  private static final String LIST =
      """
      SELECT h.id, h.rule_id, h.kind, h.state, h.happened_at, h.created_at, h.digest_id,
             coalesce(h.alert ->> 'rule', '') AS rule,
             lower(substr(coalesce(h.alert ->> 'severity', 'SEVERITY_LOW'), 10)) AS severity,
             coalesce(h.alert ->> 'title', '') AS title,
             coalesce(h.alert ->> 'summary', '') AS summary,
             coalesce(h.alert ->> 'page', '') AS page,
             coalesce(h.alert ->> 'selector', '') AS selector,
             coalesce(h.alert ->> 'session_id', '') AS session_id,
             coalesce((h.alert ->> 'replay_offset_ms')::bigint, 0) AS replay_offset_ms,
             coalesce((h.alert ->> 'count')::bigint, 0) AS count,
             coalesce((SELECT json_agg(json_build_object(
                           'channel', d.channel,
                           'state', d.state,
                           'attempts', d.attempts,
                           'next_attempt_at',
                               CASE WHEN d.state = 'waiting' THEN d.next_attempt_at END,
                           'done_at', d.done_at,
                           'last_failure', (SELECT a.failure FROM alert_attempts a
                                            WHERE a.alert_id = d.alert_id
                                              AND a.channel = d.channel
                                              AND a.failure IS NOT NULL
                                            ORDER BY a.attempt DESC LIMIT 1))
                           ORDER BY d.channel)
                       FROM alert_deliveries d WHERE d.alert_id = h.id), '[]')::text AS deliveries
      FROM alert_history h
      WHERE h.project_id = ? AND h.created_at < ?
      ORDER BY h.created_at DESC, h.id
      LIMIT ?
      """;

  private final Postgres postgres;

  /** Answers from this database. */
  public AlertHistoryQuestion(DataSource postgres) {
    this.postgres = new Postgres(postgres);
  }

  /** A stretch of the history. */
  record Alerts(List<Alert> alerts) {}

  /** One alert, and what became of it on each channel. */
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
  public Alerts answer(AuthorizedRequest request) {
    Map<String, String> parameters = request.parameters();
    for (String name : parameters.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw JsonFields.bad("There is no such parameter. Known are " + PARAMETERS + ".");
      }
    }
    return new Alerts(
        postgres.rows(
            LIST,
            AlertHistoryQuestion::read,
            request.principal().projectId(),
            before(parameters.get("before")),
            limit(parameters.getOrDefault("limit", "50"))));
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw JsonFields.bad("'limit' must be a whole number from 1 to " + MOST + ".");
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
        Postgres.instant(row, "happened_at"),
        Postgres.instant(row, "created_at"),
        row.getString("page"),
        row.getString("selector"),
        row.getString("session_id"),
        row.getLong("replay_offset_ms"),
        row.getLong("count"),
        row.getString("deliveries"));
  }
}
