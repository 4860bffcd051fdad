package io.gosight.fanout;

import com.google.protobuf.CodedOutputStream;
import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.ReceivedEvent;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Event.PayloadCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

  private static final int EVENTS_FIELD = EnrichedBatch.EVENTS_FIELD_NUMBER;
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
    List<ReceivedEvent> all = accepted.events();
    List<ReceivedEvent> replay = only(all, TopicRecords::isReplay);
    List<ReceivedEvent> errors = only(all, TopicRecords::isError);
    int events = all.size() - replay.size();
    exchange.setProperty(
        BATCH,
        new PartedBatch(accepted.submission(), batch.getProjectId(), events, accepted.answer()));
    String session = batch.getContext().getSessionId();
    if (events > 0) {
      String key = batch.getProjectId() + ":" + session;
      byte[] value = encode(batch, replay.isEmpty() ? all : only(all, event -> !isReplay(event)));
      exchange.setProperty(EVENTS, new TopicRecord(topics.events(), key, value));
    }
    if (!replay.isEmpty()) {
      byte[] value = encode(batch, replay);
      exchange.setProperty(REPLAY, new TopicRecord(topics.replay(), session, value));
    }
    if (!errors.isEmpty()) {
      byte[] value = encode(batch, errors);
      exchange.setProperty(ERRORS, new TopicRecord(topics.errors(), batch.getProjectId(), value));
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

  /** An {@link EnrichedBatch} on the wire: what holds for all, then the events as they are. */
  private static byte[] encode(EnrichedBatch batch, List<ReceivedEvent> events) {
    int size = batch.getSerializedSize();
    for (ReceivedEvent event : events) {
      size += CodedOutputStream.computeBytesSize(EVENTS_FIELD, event.bytes());
    }
    byte[] value = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(value);
    try {
      batch.writeTo(out);
      for (ReceivedEvent event : events) {
        out.writeBytes(EVENTS_FIELD, event.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return value;
  }

  private static List<ReceivedEvent> only(List<ReceivedEvent> events, Predicate<Event> kind) {
    List<ReceivedEvent> some = List.of();
    for (ReceivedEvent received : events) {
      if (kind.test(received.event())) {
        if (some.isEmpty()) {
          some = new ArrayList<>();
        }
        some.add(received);
      }
    }
    return some;
  }

  private static boolean isReplay(Event event) {
    return event.getPayloadCase() == PayloadCase.REPLAY_CHUNK;
  }

  private static boolean isError(Event event) {
    return event.getPayloadCase() == PayloadCase.JS_ERROR
        || event.getPayloadCase() == PayloadCase.RESOURCE_ERROR;
  }
}
