package io.gosight.alert.history;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes alerts and matches past their retention, and counts waiting deliveries. Thread-safe. */
public final class AlertPurge {
  /** A day longer than the longest window of a rule. */
  private static final Duration MATCH_RETENTION = Duration.ofDays(8);

  private static final String PURGE_MATCHES = AlertSql.of("purge-matches");
  private static final String PURGE_HISTORY = AlertSql.of("purge-history");
  private static final String COUNT_WAITING = AlertSql.of("count-waiting-deliveries");

  private final JdbcClient postgres;
  private final Clock clock;
  private final Duration retention;
  private final AtomicLong waiting;

  /**
   * Purges this database.
   *
   * @param retention how long the history is kept
   * @param registry has the gauge {@code alert_deliveries_waiting}
   */
  public AlertPurge(DataSource postgres, Clock clock, Duration retention, MeterRegistry registry) {
    this.postgres = JdbcClient.create(postgres);
    this.clock = clock;
    this.retention = retention;
    this.waiting = registry.gauge("alert_deliveries_waiting", new AtomicLong());
  }

  /** Runs one purge. */
  public void purge() {
    long nowMs = clock.millis();
    postgres.sql(PURGE_MATCHES).param("before", nowMs - MATCH_RETENTION.toMillis()).update();
    postgres
        .sql(PURGE_HISTORY)
        .param("before", AlertHistory.time(nowMs - retention.toMillis()))
        .update();
    waiting.set(postgres.sql(COUNT_WAITING).query(Long.class).single());
  }
}
