package io.gosight.alert;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets what is too old to matter, and counts what waits. Safe for use by many threads. */
public final class AlertTidying {
  /** A day longer than the longest window of a rule. */
  private static final Duration MATCHES = Duration.ofDays(8);

  private static final String FORGET_MATCHES = Sql.of("forget-matches");
  private static final String FORGET_HISTORY = Sql.of("forget-history");
  private static final String COUNT_WAITING = Sql.of("count-waiting");

  private final JdbcClient postgres;
  private final Clock clock;
  private final Duration keep;
  private final AtomicLong waiting;

  /**
   * Tidies that database.
   *
   * @param keep for how long the history is kept
   * @param registry shows how many deliveries wait
   */
  public AlertTidying(DataSource postgres, Clock clock, Duration keep, MeterRegistry registry) {
    this.postgres = JdbcClient.create(postgres);
    this.clock = clock;
    this.keep = keep;
    this.waiting = registry.gauge("alert_deliveries_waiting", new AtomicLong());
  }

  /** Does it once. */
  public void tidy() {
    long nowMs = clock.millis();
    postgres.sql(FORGET_MATCHES).param("before", nowMs - MATCHES.toMillis()).update();
    postgres
        .sql(FORGET_HISTORY)
        .param("before", AlertHistory.time(nowMs - keep.toMillis()))
        .update();
    waiting.set(postgres.sql(COUNT_WAITING).query(Long.class).single());
  }
}
