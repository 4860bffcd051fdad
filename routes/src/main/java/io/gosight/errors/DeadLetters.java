package io.gosight.errors;

import io.gosight.common.DeadLetterBatch;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/** Makes and encodes dead letters. Safe for use by many threads. */
public final class DeadLetters {
  private final MeterRegistry registry;

  /** Counts them there. */
  public DeadLetters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A dead letter of the store stage for that record, with an id that a redelivery repeats. */
  public static DeadLetter.Builder of(KafkaRecord record, Instant now) {
    return DeadLetter.newBuilder()
        .setStage("store")
        .setId(record.topic() + "-" + record.partition() + "-" + record.offset())
        .setAtMs(now.toEpochMilli())
        .setTopic(record.topic())
        .setKey(record.key() == null ? "" : record.key())
        .setPartition(record.partition())
        .setOffset(record.offset());
  }

  /** Turns the body's dead letters into messages for Kafka, keyed by project. */
  public void encode(Exchange exchange) {
    DeadLetterBatch batch = exchange.getMessage().getBody(DeadLetterBatch.class);
    List<DefaultMessage> messages = new ArrayList<>();
    for (DeadLetter letter : batch.deadLetters()) {
      DefaultMessage message = new DefaultMessage(exchange);
      message.setBody(letter.toByteArray());
      message.setHeader(KafkaConstants.KEY, letter.getProjectId());
      messages.add(message);
      registry
          .counter("dead_letters", "stage", letter.getStage(), "reason", letter.getReason())
          .increment();
    }
    exchange.getMessage().setBody(messages);
  }
}
