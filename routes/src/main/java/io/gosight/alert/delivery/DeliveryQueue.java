package io.gosight.alert.delivery;

import io.gosight.alert.history.AlertHistory;
import io.gosight.alert.history.AlertJson;
import io.gosight.alert.history.AlertSql;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue of deliveries in PostgreSQL, shared by all nodes. Thread-safe. */
final class DeliveryQueue {
  private static final String DUE_CHANNELS = AlertSql.of("due-channels");
  private static final String CLAIM = AlertSql.of("claim-deliveries");
  private static final String FINISH = AlertSql.of("finish-delivery");
  private static final String POSTPONE = AlertSql.of("postpone-delivery");
  private static final String ADD_ATTEMPT = AlertSql.of("add-attempt");

  private final JdbcClient postgres;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DeliveryQueue(DataSource postgres, Clock clock) {
    this.postgres = JdbcClient.create(postgres);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(postgres));
    this.clock = clock;
  }

  /** The channels with due deliveries, at most 64. */
  List<String> dueChannels() {
    return postgres
        .sql(DUE_CHANNELS)
        .param("now", AlertHistory.time(clock.millis()))
        .query(String.class)
        .list();
  }

  /**
   * Claims the oldest due delivery of each project to a channel.
   *
   * @param most the most to claim
   * @param without projects to leave out
   * @param lease how long the deliveries belong to this node
   */
  List<Delivery> claim(String channel, int most, List<String> without, Duration lease) {
    long nowMs = clock.millis();
    return postgres
        .sql(CLAIM)
        .param("channel", channel)
        .param("most", most)
        .param("without", String.join(",", without))
        .param("now", AlertHistory.time(nowMs))
        .param("lease", AlertHistory.time(nowMs + lease.toMillis()))
        .query(
            (row, number) ->
                new Delivery(
                    row.getString("channel"),
                    row.getInt("attempts"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant().toEpochMilli(),
                    AlertJson.read(row.getString("alert"))))
        .list();
  }

  /**
   * Records an attempt that ends the delivery.
   *
   * @param state {@code sent} or {@code given_up}
   * @param failure why the channel did not accept it; null if it did
   */
  void finish(Delivery delivery, String state, String failure, long tookMs) {
    transactions.executeWithoutResult(
        status -> {
          addAttempt(delivery, failure, tookMs);
          postgres
              .sql(FINISH)
              .param("alert", delivery.alertId())
              .param("channel", delivery.channel())
              .param("state", state)
              .param("now", AlertHistory.time(clock.millis()))
              .update();
        });
  }

  /** Records a failed attempt and schedules the next one. */
  void postpone(Delivery delivery, String failure, long tookMs, Duration pause) {
    transactions.executeWithoutResult(
        status -> {
          addAttempt(delivery, failure, tookMs);
          postgres
              .sql(POSTPONE)
              .param("alert", delivery.alertId())
              .param("channel", delivery.channel())
              .param("next", AlertHistory.time(clock.millis() + pause.toMillis()))
              .update();
        });
  }

  private void addAttempt(Delivery delivery, String failure, long tookMs) {
    postgres
        .sql(ADD_ATTEMPT)
        .param("alert", delivery.alertId())
        .param("channel", delivery.channel())
        .param("attempt", delivery.attempt())
        .param("at", AlertHistory.time(clock.millis()))
        .param("failure", failure)
        .param("took", (int) tookMs)
        .update();
  }
}
