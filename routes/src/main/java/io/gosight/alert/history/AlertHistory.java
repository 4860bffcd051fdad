package io.gosight.alert.history;

import io.gosight.proto.v1.Alert;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every alert, each stored once by its id. An alert whose project does not exist is not stored.
 * Thread-safe.
 */
public final class AlertHistory {
  private static final String ADD = AlertSql.of("add-history");

  private final JdbcClient postgres;
  private final Clock clock;

  /** The history in this database. */
  public AlertHistory(DataSource postgres, Clock clock) {
    this.postgres = JdbcClient.create(postgres);
    this.clock = clock;
  }

  /** Adds an alert that goes to its channels. */
  public void addNotified(Alert alert) {
    insert(alert, "notified", null, null);
  }

  /**
   * Adds an alert that waits for a digest.
   *
   * @param digestMs when the digest is due, in ms since 1970
   */
  public void addPending(Alert alert, long digestMs) {
    insert(alert, "pending", time(digestMs), null);
  }

  /** Adds an alert that goes nowhere, because its rule is snoozed. */
  public void addSnoozed(Alert alert) {
    insert(alert, "snoozed", null, null);
  }

  /** Adds an alert that is on the alerts topic already. */
  public void addPublished(Alert alert) {
    insert(alert, "notified", null, time(clock.millis()));
  }

  private void insert(
      Alert raw, String state, OffsetDateTime digestAt, OffsetDateTime publishedAt) {
    Alert alert = CleanAlert.of(raw);
    postgres
        .sql(ADD)
        .param("id", UUID.fromString(alert.getId()))
        .param("project", alert.getProjectId())
        .param("rule", alert.getRuleId().isEmpty() ? null : UUID.fromString(alert.getRuleId()))
        .param("kind", kind(alert))
        .param("group", alert.getGroupKey())
        .param("state", state)
        .param("alert", AlertJson.write(alert))
        .param("happened", time(alert.getTimeMs()))
        .param("created", time(clock.millis()))
        .param("digest", digestAt, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("published", publishedAt, Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private static String kind(Alert alert) {
    return alert.getKind().name().substring("ALERT_KIND_".length()).toLowerCase(Locale.ROOT);
  }

  /** A time for PostgreSQL, from ms since 1970. */
  public static OffsetDateTime time(long ms) {
    return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
  }
}
