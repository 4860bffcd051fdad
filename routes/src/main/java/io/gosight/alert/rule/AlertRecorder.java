package io.gosight.alert.rule;

import io.gosight.alert.history.AlertHistory;
import io.gosight.alert.history.AlertSql;
import io.gosight.proto.v1.Alert;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds the alerts of rules to the history and limits how many of a rule are sent in an hour. Those
 * over the limit are counted, a few of them are stored, and one summary follows when the hour ends.
 * Used within a transaction. Thread-safe.
 */
final class AlertRecorder {
  private static final long HOUR_MS = 3_600_000;
  private static final int STORED_OVER_LIMIT = 20;
  private static final int STORED_FOR_DIGEST = 500;
  private static final String COUNT = AlertSql.of("count-in-window");

  private final JdbcClient postgres;
  private final AlertHistory history;
  private final Clock clock;
  private final int maxPerHour;
  private final MeterRegistry registry;

  /**
   * A recorder for the history in this database.
   *
   * @param maxPerHour most alerts of a rule that are sent in an hour, at least 1
   * @param registry counts {@code alerts} by kind and {@code alerts_over_limit}
   */
  AlertRecorder(DataSource postgres, Clock clock, int maxPerHour, MeterRegistry registry) {
    this.postgres = JdbcClient.create(postgres);
    this.history = new AlertHistory(postgres, clock);
    this.clock = clock;
    this.maxPerHour = maxPerHour;
    this.registry = registry;
  }

  /** Adds an alert: sent, pending for a digest or a summary, snoozed, or only counted. */
  void record(Alert alert, AlertRule rule) {
    String kind = alert.getKind().name().substring("ALERT_KIND_".length());
    registry.counter("alerts", "kind", kind.toLowerCase(Locale.ROOT)).increment();
    if (rule.digestMs() > 0) {
      recordForDigest(alert, rule);
    } else {
      recordAtOnce(alert, rule);
    }
  }

  private void recordAtOnce(Alert alert, AlertRule rule) {
    boolean snoozed = rule.isSnoozedAt(clock.millis());
    long endMs = endOf(HOUR_MS);
    long place = count(rule, endMs, maxPerHour);
    if (place > maxPerHour) {
      registry.counter("alerts_over_limit").increment();
    }
    if (snoozed && place <= maxPerHour) {
      history.addSnoozed(alert);
    } else if (!snoozed && place <= maxPerHour) {
      history.addNotified(alert);
    } else if (!snoozed && place <= maxPerHour + STORED_OVER_LIMIT) {
      history.addPending(alert, endMs);
    }
  }

  private void recordForDigest(Alert alert, AlertRule rule) {
    // digests are alerts too, so a rule has at most so many in an hour
    long endMs = endOf(Math.max(rule.digestMs(), HOUR_MS / maxPerHour));
    boolean stored = count(rule, endMs, 0) <= STORED_FOR_DIGEST;
    if (!stored) {
      registry.counter("alerts_over_limit").increment();
    } else if (rule.isSnoozedAt(clock.millis())) {
      history.addSnoozed(alert);
    } else {
      history.addPending(alert, endMs);
    }
  }

  private long endOf(long periodMs) {
    return (clock.millis() / periodMs + 1) * periodMs;
  }

  private long count(AlertRule rule, long endMs, int maxNotified) {
    return postgres
        .sql(COUNT)
        .param("rule", rule.id())
        .param("ends", AlertHistory.time(endMs))
        .param("max", maxNotified)
        .query(Long.class)
        .single();
  }
}
