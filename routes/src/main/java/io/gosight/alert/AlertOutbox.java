package io.gosight.alert;

import io.gosight.proto.v1.Alert;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Alerts of the history that Kafka does not have yet. One may be published twice, by two nodes or
 * after a crash; who reads them knows it by its id. Safe for use by many threads.
 */
public final class AlertOutbox {
  private static final String UNPUBLISHED = Sql.of("unpublished-alerts");
  private static final String PUBLISHED = Sql.of("alerts-published");
  private static final String TAKEN = "alertsTaken";

  private final JdbcClient postgres;
  private final Clock clock;

  /** The outbox in that database. */
  public AlertOutbox(DataSource postgres, Clock clock) {
    this.postgres = JdbcClient.create(postgres);
    this.clock = clock;
  }

  /** Makes what is to be published the body, an {@link AlertBatch}. */
  public void take(Exchange exchange) {
    AlertBatch batch =
        new AlertBatch(
            postgres.sql(UNPUBLISHED).query(String.class).list().stream()
                .map(AlertJson::read)
                .toList());
    exchange.setProperty(TAKEN, batch);
    exchange.getMessage().setBody(batch);
  }

  /** Turns the body's alerts into messages for Kafka. */
  public void encode(Exchange exchange) {
    List<DefaultMessage> messages = new ArrayList<>();
    for (Alert alert : exchange.getMessage().getBody(AlertBatch.class).alerts()) {
      DefaultMessage message = new DefaultMessage(exchange);
      message.setBody(alert.toByteArray());
      messages.add(message);
    }
    exchange.getMessage().setBody(messages);
  }

  /** Notes that Kafka has what was taken. */
  public void published(Exchange exchange) {
    List<UUID> ids =
        exchange.getProperty(TAKEN, AlertBatch.class).alerts().stream()
            .map(alert -> UUID.fromString(alert.getId()))
            .toList();
    postgres
        .sql(PUBLISHED)
        .param("now", AlertHistory.time(clock.millis()))
        .param("ids", ids)
        .update();
  }
}
