package io.gosight.fanout;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Event.PayloadCase;
import io.gosight.tracing.TracedBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/**
 * Parts a batch by topic. One record holds a batch's events, so that a session's events stay in one
 * partition and in order. Safe for use by many threads.
 */
public final class TopicRecords {
  /** The exchange property that holds the {@link PartedBatch}. */
  static final String BATCH = TracedBatch.PROPERTY;

  private static final int CONTEXT_FIELD = EnrichedBatch.CONTEXT_FIELD_NUMBER;
  private static final int EVENTS_FIELD = EnrichedBatch.EVENTS_FIELD_NUMBER;

  private final Topics topics;

  /** Records for those topics. */
  public TopicRecords(Topics topics) {
    this.topics = topics;
  }

  /**
   * Makes the batch's records, one or none a topic, and with them the body for Kafka's producer: a
   * single record, or a list of messages. A batch whose events were all refused has none.
   */
  public void part(Exchange exchange) {
    AcceptedBatch batch = exchange.getMessage().getBody(AcceptedBatch.class);
    String project = batch.enriched().getProjectId();
    String session = batch.context().message().getSessionId();
    List<Encoded<Event>> replay = only(batch.events(), TopicRecords::isReplay);
    List<Encoded<Event>> errors = only(batch.events(), TopicRecords::isError);
    List<Encoded<Event>> events =
        replay.isEmpty() ? batch.events() : only(batch.events(), event -> !isReplay(event));
    List<TopicRecord> records = new ArrayList<>(3);
    if (!events.isEmpty()) {
      records.add(new TopicRecord(topics.events(), project + ":" + session, encode(batch, events)));
    }
    if (!replay.isEmpty()) {
      records.add(new TopicRecord(topics.replay(), session, encode(batch, replay)));
    }
    if (!errors.isEmpty()) {
      records.add(new TopicRecord(topics.errors(), project, encode(batch, errors)));
    }
    exchange.setProperty(
        BATCH,
        new PartedBatch(batch.submission(), project, events.size(), records, batch.answer()));
    if (records.size() == 1) {
      records.get(0).load(exchange.getMessage());
    } else {
      exchange.getMessage().setBody(messages(exchange, records));
    }
  }

  /** Makes the batch's records the body as a list, also a single one. */
  public void list(Exchange exchange) {
    List<TopicRecord> records = exchange.getProperty(BATCH, PartedBatch.class).records();
    exchange.getMessage().setBody(messages(exchange, records));
  }

  /** The records as Kafka's producer takes several at once. */
  static List<Message> messages(Exchange exchange, List<TopicRecord> records) {
    List<Message> messages = new ArrayList<>(records.size());
    for (TopicRecord record : records) {
      Message message = new DefaultMessage(exchange);
      record.load(message);
      messages.add(message);
    }
    return messages;
  }

  /** A whole {@link EnrichedBatch}, of which most is encoded already. */
  private static byte[] encode(AcceptedBatch batch, List<Encoded<Event>> events) {
    ByteString context = batch.context().bytes();
    int size = batch.enriched().getSerializedSize();
    size += CodedOutputStream.computeBytesSize(CONTEXT_FIELD, context);
    for (Encoded<Event> event : events) {
      size += CodedOutputStream.computeBytesSize(EVENTS_FIELD, event.bytes());
    }
    byte[] value = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(value);
    try {
      batch.enriched().writeTo(out);
      out.writeBytes(CONTEXT_FIELD, context);
      for (Encoded<Event> event : events) {
        out.writeBytes(EVENTS_FIELD, event.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return value;
  }

  private static List<Encoded<Event>> only(List<Encoded<Event>> events, Predicate<Event> kind) {
    List<Encoded<Event>> some = List.of();
    for (Encoded<Event> event : events) {
      if (kind.test(event.message())) {
        if (some.isEmpty()) {
          some = new ArrayList<>();
        }
        some.add(event);
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
