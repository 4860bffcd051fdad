package io.gosight.alert.history;

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
 * The outbox of the alerts topic: alerts of the history that are not published yet. An alert may be
 * published twice, by two nodes or after a crash; consumers detect that by its id. Thread-safe.
 */
public final class AlertOutbox {
  private static final String UNPUBLISHED = AlertSql.of("unpublished-alerts");
  private static final String PUBLISHED = AlertSql.of("mark-published");
  private static final String FETCHED = "fetchedAlerts";

  private final JdbcClient postgres;
  private final Clock clock;

  /** The outbox in this database. */
  public AlertOutbox(DataSource postgres, Clock clock) {
    this.postgres = JdbcClient.create(postgres);
    this.clock = clock;
  }

  /** Sets the body to the next unpublished alerts, an {@link AlertBatch}. */
  public void fetch(Exchange exchange) {
    AlertBatch batch =
        new AlertBatch(
            postgres.sql(UNPUBLISHED).query(String.class).list().stream()
                .map(AlertJson::read)
                .toList());
    exchange.setProperty(FETCHED, batch);
    exchange.getMessage().setBody(batch);
  }

  /** Encodes the alerts of the body as messages for Kafka. */
  public void encode(Exchange exchange) {
    List<DefaultMessage> messages = new ArrayList<>();
    for (Alert alert : exchange.getMessage().getBody(AlertBatch.class).alerts()) {
      DefaultMessage message = new DefaultMessage(exchange);
      message.setBody(alert.toByteArray());
      messages.add(message);
    }
    exchange.getMessage().setBody(messages);
  }

  /** Marks the fetched alerts as published. */
  public void markPublished(Exchange exchange) {
    List<UUID> ids =
        exchange.getProperty(FETCHED, AlertBatch.class).alerts().stream()
            .map(alert -> UUID.fromString(alert.getId()))
            .toList();
    postgres
        .sql(PUBLISHED)
        .param("now", AlertHistory.time(clock.millis()))
        .param("ids", ids)
        .update();
  }
}
