package io.gosight.alert.delivery;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.alert.history.AlertHistory;
import io.gosight.alert.history.AlertSql;
import io.gosight.errors.DeadLetters;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.DeadLetter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queues a delivery in PostgreSQL for each channel of each consumed alert. Thread-safe. */
public final class AlertDeliveries {
  private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String ADD = AlertSql.of("add-delivery");
  private static final String HAS = AlertSql.of("has-alert");

  private final JdbcClient postgres;
  private final AlertHistory history;
  private final Clock clock;
  private final Set<String> routeChannels;

  /**
   * Deliveries in this database.
   *
   * @param routeChannels channels that routes of the operator's serve from the topic of alerts
   */
  public AlertDeliveries(DataSource postgres, Clock clock, Set<String> routeChannels) {
    this.routeChannels = Set.copyOf(routeChannels);
    this.postgres = JdbcClient.create(postgres);
    this.history = new AlertHistory(postgres, clock);
    this.clock = clock;
  }

  /** Queues the deliveries of each record. Idempotent: a redelivered record changes nothing. */
  public AlertIntake enqueue(List<KafkaRecord> records) {
    List<DeadLetter> letters = new ArrayList<>();
    for (KafkaRecord record : records) {
      Alert alert = read(record);
      if (alert == null) {
        letters.add(
            letter(
                record,
                "undecodable_record",
                "The record is not a gosight.v1.Alert with an id and channels."));
      } else if (!enqueue(alert)) {
        letters.add(letter(record, "unknown_project", "The project of the alert does not exist."));
      }
    }
    return new AlertIntake(letters);
  }

  private boolean enqueue(Alert alert) {
    UUID id = UUID.fromString(alert.getId());
    // another program may have published it, so it may not be in the history yet
    history.addPublished(alert);
    if (postgres.sql(HAS).param("alert", id).query(Long.class).single() == 0) {
      return false;
    }
    for (String channel : alert.getChannelsList()) {
      if (routeChannels.contains(channel)) {
        continue;
      }
      postgres
          .sql(ADD)
          .param("alert", id)
          .param("channel", channel)
          .param("now", AlertHistory.time(clock.millis()))
          .update();
    }
    return true;
  }

  private static Alert read(KafkaRecord record) {
    if (record.value() == null) {
      return null;
    }
    try {
      Alert alert = Alert.parseFrom(record.value());
      boolean known = UUID.fromString(alert.getId()).toString().equals(alert.getId());
      boolean ruled =
          alert.getRuleId().isEmpty()
              || UUID.fromString(alert.getRuleId()).toString().equals(alert.getRuleId());
      boolean sendable =
          alert.getChannelsCount() > 0
              && alert.getChannelsList().stream().allMatch(c -> CHANNEL.matcher(c).matches());
      return known && ruled && sendable ? alert : null;
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return null;
    }
  }

  private DeadLetter letter(KafkaRecord record, String reason, String message) {
    return DeadLetters.of(record, clock.instant())
        .setStage("alert")
        .setReason(reason)
        .setMessage(message)
        .setPayload(record.value() == null ? ByteString.EMPTY : ByteString.copyFrom(record.value()))
        .build();
  }
}
