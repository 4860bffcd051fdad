package io.gosight.alert;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deliveries that are due, and what came of them. One that is taken belongs to its taker for the
 * time of a lease; if that dies, another takes it then. Safe for use by many threads.
 */
public final class DeliveryRuns {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRuns.class);
  private static final String CLAIM = Sql.of("claim-deliveries");
  private static final String FINISH = Sql.of("finish-delivery");
  private static final String POSTPONE = Sql.of("postpone-delivery");
  private static final String ATTEMPT = Sql.of("add-attempt");

  private final JdbcClient postgres;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final DeliveryTimes times;
  private final MeterRegistry registry;

  /**
   * Deliveries in that database.
   *
   * @param times when they are tried again
   * @param registry counts what came of them, by channel
   */
  public DeliveryRuns(
      DataSource postgres, Clock clock, DeliveryTimes times, MeterRegistry registry) {
    this.postgres = JdbcClient.create(postgres);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(postgres));
    this.clock = clock;
    this.times = times;
    this.registry = registry;
  }

  /** Takes what is due. */
  public List<Delivery> claim() {
    long nowMs = clock.millis();
    return postgres
        .sql(CLAIM)
        .param("now", AlertHistory.time(nowMs))
        .param("lease", AlertHistory.time(nowMs + times.lease().toMillis()))
        .query(
            (row, number) ->
                new Delivery(
                    row.getString("channel"),
                    row.getInt("attempts"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant().toEpochMilli(),
                    AlertJson.read(row.getString("alert"))))
        .list();
  }

  /** Notes that the channel took the delivery in the property {@code delivery}. */
  public void sent(Exchange exchange) {
    Delivery delivery = delivery(exchange);
    transactions.executeWithoutResult(
        status -> {
          attempt(exchange, delivery, null);
          finish(delivery, "sent");
        });
  }

  /** Notes why the channel did not take it, and when it is tried again. */
  public void failed(Exchange exchange) {
    Delivery delivery = delivery(exchange);
    Throwable cause = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    ChannelFailure failure =
        cause instanceof ChannelFailure known ? known : ChannelFailure.unexpected(cause);
    long nowMs = clock.millis();
    boolean over = nowMs - delivery.createdMs() >= times.patience().toMillis();
    Duration pause = times.pause(delivery.attempt(), failure.retryAfter());
    transactions.executeWithoutResult(
        status -> {
          attempt(exchange, delivery, failure.getMessage());
          if (over) {
            finish(delivery, "given_up");
          } else {
            postgres
                .sql(POSTPONE)
                .param("alert", delivery.alertId())
                .param("channel", delivery.channel())
                .param("next", AlertHistory.time(nowMs + pause.toMillis()))
                .update();
          }
        });
    registry
        .counter(over ? "channel_given_up" : "channel_retries", "channel", delivery.channel())
        .increment();
    LOG.warn(
        "Alert {} did not reach {} at attempt {}, {}: {}",
        delivery.alert().getId(),
        delivery.channel(),
        delivery.attempt(),
        over ? "which was the last" : "next in " + pause.toSeconds() + " s",
        failure.getMessage());
  }

  private void finish(Delivery delivery, String state) {
    postgres
        .sql(FINISH)
        .param("alert", delivery.alertId())
        .param("channel", delivery.channel())
        .param("state", state)
        .param("now", AlertHistory.time(clock.millis()))
        .update();
  }

  private void attempt(Exchange exchange, Delivery delivery, String failure) {
    postgres
        .sql(ATTEMPT)
        .param("alert", delivery.alertId())
        .param("channel", delivery.channel())
        .param("attempt", delivery.attempt())
        .param("at", AlertHistory.time(clock.millis()))
        .param("failure", failure)
        .param("took", (int) exchange.getClock().elapsed())
        .update();
  }

  private static Delivery delivery(Exchange exchange) {
    return exchange.getProperty("delivery", Delivery.class);
  }
}
