package io.gosight.fanout;

import com.google.common.hash.Hashing;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.common.DeadLetterBatch;
import io.gosight.ingest.IngestMetrics;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;

/**
 * Turns a record that Kafka refuses for good, for example because it is larger than the broker
 * allows, into dead letters: one per event, so that each is small enough to be published. Safe for
 * use by many threads.
 */
public final class RefusedRecords {
  static final String REASON = "refused_by_kafka";
  private static final int MAX_PAYLOAD_BYTES = 500_000;

  private final String eventsTopic;
  private final IngestMetrics metrics;
  private final Clock clock;

  /**
   * Dead letters of the fan-out stage.
   *
   * @param eventsTopic the topic whose events the ledger accounts for
   * @param metrics counts them, also for the ledger
   * @param clock the hub's clock
   */
  public RefusedRecords(String eventsTopic, IngestMetrics metrics, Clock clock) {
    this.eventsTopic = eventsTopic;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What becomes of one refused record. */
  private record Refused(
      String topic, String projectId, Instant receivedAt, List<DeadLetter> deadLetters)
      implements DeadLetterBatch {}

  /**
   * The dead letters of the refused record that is the exchange's message. Their ids depend on the
   * record alone, so that a repetition makes the same ones.
   */
  public DeadLetterBatch deadLetters(Exchange exchange) {
    Message message = exchange.getMessage();
    byte[] value = message.getBody(byte[].class);
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    DeadLetter.Builder letter =
        DeadLetter.newBuilder()
            .setStage("fan-out")
            .setReason(REASON)
            .setMessage("Kafka refused a record of " + value.length + " bytes: " + name(cause))
            .setAtMs(clock.millis())
            .setTopic(removeHeader(message, KafkaConstants.OVERRIDE_TOPIC))
            .setKey(removeHeader(message, KafkaConstants.KEY));
    String id = Hashing.sha256().hashBytes(value).toString().substring(0, 32);
    try {
      EnrichedBatch batch = EnrichedBatch.parseFrom(value);
      EnrichedBatch.Builder facts = batch.toBuilder().clearEvents();
      letter.setProjectId(batch.getProjectId());
      return new Refused(
          letter.getTopic(),
          batch.getProjectId(),
          Instant.ofEpochMilli(batch.getReceivedAtMs()),
          batch.getEventsList().stream().map(event -> single(letter, id, facts, event)).toList());
    } catch (InvalidProtocolBufferException e) {
      return new Refused("", "", clock.instant(), List.of(letter.setId(id).build()));
    }
  }

  private static DeadLetter single(
      DeadLetter.Builder letter, String id, EnrichedBatch.Builder facts, Event event) {
    ByteString payload = facts.clearEvents().addEvents(event).build().toByteString();
    boolean fits = payload.size() <= MAX_PAYLOAD_BYTES;
    return letter
        .clone()
        .setId(id + "-" + event.getId())
        .setEventId(event.getId())
        .setPayload(fits ? payload : ByteString.EMPTY)
        .setRedrivable(fits)
        .build();
  }

  /** Left in place, the header would send the dead letters to the record's own topic. */
  private static String removeHeader(Message message, String name) {
    return message.removeHeader(name) instanceof String value ? value : "";
  }

  private static String name(Exception caught) {
    if (caught == null) {
      return "unknown";
    }
    Throwable cause = caught.getCause() == null ? caught : caught.getCause();
    return cause.getClass().getSimpleName();
  }

  /** Counts the events whose dead letters are published, for the ledger. */
  public void count(Exchange exchange) {
    Refused refused = exchange.getMessage().getBody(Refused.class);
    if (eventsTopic.equals(refused.topic())) {
      metrics.deadLettered(
          refused.projectId(), refused.receivedAt(), REASON, refused.deadLetters().size());
    }
  }
}
