package io.gosight.fanout;

import io.gosight.enrich.AcceptedBatch;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Event.PayloadCase;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;

/**
 * Parts a batch by topic. One record holds a batch's events, so that a session's events stay in one
 * partition and in order. Safe for use by many threads.
 */
public final class TopicRecords {
  /** The exchange property that holds the {@link PartedBatch}. */
  static final String BATCH = "batch";

  private static final String EVENTS = "events";
  private static final String REPLAY = "replay";
  private static final String ERRORS = "errors";

  private final Topics topics;

  /** Records for those topics. */
  public TopicRecords(Topics topics) {
    this.topics = topics;
  }

  /**
   * Makes the batch's records, one or none a topic, and keeps them in the exchange's properties
   * {@code events}, {@code replay} and {@code errors}. A batch whose events were all refused has
   * none.
   */
  public void part(Exchange exchange) {
    AcceptedBatch accepted = exchange.getMessage().getBody(AcceptedBatch.class);
    EnrichedBatch batch = accepted.enriched();
    int replay = count(batch, TopicRecords::isReplay);
    exchange.setProperty(
        BATCH,
        new PartedBatch(
            accepted.submission(),
            batch.getProjectId(),
            batch.getEventsCount() - replay,
            accepted.answer()));
    String session = batch.getContext().getSessionId();
    if (replay < batch.getEventsCount()) {
      EnrichedBatch events = replay == 0 ? batch : only(batch, event -> !isReplay(event));
      String key = batch.getProjectId() + ":" + session;
      exchange.setProperty(EVENTS, new TopicRecord(topics.events(), key, events.toByteArray()));
    }
    if (replay > 0) {
      EnrichedBatch chunks = only(batch, TopicRecords::isReplay);
      exchange.setProperty(REPLAY, new TopicRecord(topics.replay(), session, chunks.toByteArray()));
    }
    if (count(batch, TopicRecords::isError) > 0) {
      EnrichedBatch errors = only(batch, TopicRecords::isError);
      exchange.setProperty(
          ERRORS, new TopicRecord(topics.errors(), batch.getProjectId(), errors.toByteArray()));
    }
  }

  /** Makes the record of the events the body, ready for Kafka. */
  public void loadEvents(Exchange exchange) {
    load(exchange, EVENTS);
  }

  /** Makes the record of the replay chunks the body, ready for Kafka. */
  public void loadReplay(Exchange exchange) {
    load(exchange, REPLAY);
  }

  /** Makes the record of the errors the body, ready for Kafka. */
  public void loadErrors(Exchange exchange) {
    load(exchange, ERRORS);
  }

  private static void load(Exchange exchange, String part) {
    TopicRecord record = exchange.getProperty(part, TopicRecord.class);
    exchange.getMessage().setBody(record.value());
    exchange.getMessage().setHeader(KafkaConstants.KEY, record.key());
  }

  /** The records that {@link #part} has made. */
  static List<TopicRecord> of(Exchange exchange) {
    return Stream.of(EVENTS, REPLAY, ERRORS)
        .map(part -> exchange.getProperty(part, TopicRecord.class))
        .filter(Objects::nonNull)
        .toList();
  }

  private static EnrichedBatch only(EnrichedBatch batch, Predicate<Event> kind) {
    return batch.toBuilder()
        .clearEvents()
        .addAllEvents(batch.getEventsList().stream().filter(kind).toList())
        .build();
  }

  private static int count(EnrichedBatch batch, Predicate<Event> kind) {
    int count = 0;
    for (Event event : batch.getEventsList()) {
      if (kind.test(event)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isReplay(Event event) {
    return event.getPayloadCase() == PayloadCase.REPLAY_CHUNK;
  }

  private static boolean isError(Event event) {
    return event.getPayloadCase() == PayloadCase.JS_ERROR
        || event.getPayloadCase() == PayloadCase.RESOURCE_ERROR;
  }
}
