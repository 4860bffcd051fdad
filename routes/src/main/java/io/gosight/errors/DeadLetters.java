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
  /** The property in which the route keeps the batch. */
  private static final String BATCH = "bodyWithDeadLetters";

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

  /**
   * A dead letter for what ClickHouse will never take.
   *
   * @param code ClickHouse's error code
   */
  public static DeadLetter.Builder unstorable(KafkaRecord record, Instant now, int code) {
    return of(record, now)
        .setReason("unstorable_row")
        .setMessage("ClickHouse refused it with code " + code + ".");
  }

  /** Turns the body's dead letters into messages for Kafka, keyed by project. */
  public void encode(Exchange exchange) {
    List<DeadLetter> letters = exchange.getMessage().getBody(DeadLetterBatch.class).deadLetters();
    exchange.getMessage().setBody(messages(exchange, letters));
    for (DeadLetter letter : letters) {
      registry
          .counter("dead_letters", "stage", letter.getStage(), "reason", letter.getReason())
          .increment();
    }
  }

  /**
   * The same without what makes them large, after Kafka has refused one of them: otherwise the
   * records behind it would wait for ever.
   */
  public void encodeWithoutPayloads(Exchange exchange) {
    List<DeadLetter> letters =
        exchange.getProperty(BATCH, DeadLetterBatch.class).deadLetters().stream()
            .map(DeadLetters::withoutPayload)
            .toList();
    exchange.getMessage().setBody(messages(exchange, letters));
  }

  private static DeadLetter withoutPayload(DeadLetter letter) {
    String left = " Its payload of " + letter.getPayload().size() + " bytes was left out.";
    return letter.getPayload().isEmpty()
        ? letter
        : letter.toBuilder()
            .clearPayload()
            .setRedrivable(false)
            .setMessage(letter.getMessage() + left)
            .build();
  }

  private static List<DefaultMessage> messages(Exchange exchange, List<DeadLetter> letters) {
    List<DefaultMessage> messages = new ArrayList<>();
    for (DeadLetter letter : letters) {
      DefaultMessage message = new DefaultMessage(exchange);
      message.setBody(letter.toByteArray());
      message.setHeader(KafkaConstants.KEY, letter.getProjectId());
      messages.add(message);
    }
    return messages;
  }
}
