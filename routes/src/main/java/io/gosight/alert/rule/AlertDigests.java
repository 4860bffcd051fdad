package io.gosight.alert.rule;

import io.gosight.alert.history.AlertHistory;
import io.gosight.alert.history.AlertJson;
import io.gosight.alert.history.AlertSql;
import io.gosight.proto.v1.Alert;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one alert of those that wait for a digest, or for the summary of a rule that was over its
 * limit, once the time is up. Thread-safe.
 */
public final class AlertDigests {
  private static final String DUE_WINDOWS = AlertSql.of("due-windows");
  private static final String PENDING_ALERTS = AlertSql.of("pending-alerts");
  private static final String MARK_DIGESTED = AlertSql.of("mark-digested");
  private static final String DELETE_WINDOW = AlertSql.of("delete-window");

  private final JdbcClient postgres;
  private final TransactionTemplate transactions;
  private final AlertHistory history;
  private final Clock clock;

  /** Digests of the history in this database. */
  public AlertDigests(DataSource postgres, Clock clock) {
    this.postgres = JdbcClient.create(postgres);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(postgres));
    this.history = new AlertHistory(postgres, clock);
    this.clock = clock;
  }

  private record Window(UUID rule, OffsetDateTime endsAt, long maxNotified, long alerts) {}

  /** Makes the digests and summaries that are due, at most 100 of them. */
  public void make() {
    transactions.executeWithoutResult(status -> dueWindows().forEach(this::close));
  }

  private void close(Window window) {
    List<Alert> pending = pending(window);
    if (!pending.isEmpty()) {
      long count = Math.max(pending.size(), window.alerts() - window.maxNotified());
      long endMs = window.endsAt().toInstant().toEpochMilli();
      Alert digest =
          window.maxNotified() > 0
              ? DigestTexts.summary(pending, count, window.maxNotified(), endMs)
              : DigestTexts.digest(pending, count, endMs);
      history.addNotified(digest);
      postgres
          .sql(MARK_DIGESTED)
          .param("digest", UUID.fromString(digest.getId()))
          .param("ids", pending.stream().map(alert -> UUID.fromString(alert.getId())).toList())
          .update();
    }
    postgres
        .sql(DELETE_WINDOW)
        .param("rule", window.rule())
        .param("ends", window.endsAt())
        .update();
  }

  private List<Window> dueWindows() {
    return postgres
        .sql(DUE_WINDOWS)
        .param("now", AlertHistory.time(clock.millis()))
        .query(
            (row, number) ->
                new Window(
                    row.getObject("rule_id", UUID.class),
                    row.getObject("ends_at", OffsetDateTime.class),
                    row.getLong("max_notified"),
                    row.getLong("alerts")))
        .list();
  }

  private List<Alert> pending(Window window) {
    return postgres
        .sql(PENDING_ALERTS)
        .param("rule", window.rule())
        .param("ends", window.endsAt())
        .query((row, number) -> AlertJson.read(row.getString("alert")))
        .list();
  }
}
