package io.gosight.steps;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.EnrichedBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Finds the events in whatever body a route has. */
final class EventBodies {
  private EventBodies() {}

  /**
   * The events of a body: a record of a topic, several records, a batch on its way through ingest,
   * or maps already.
   *
   * @throws EventFormatException if it is none of these
   */
  static List<Map<String, Object>> read(Exchange exchange) {
    return read(exchange, exchange.getMessage().getBody());
  }

  private static List<Map<String, Object>> read(Exchange exchange, Object body) {
    if (body instanceof AcceptedBatch batch) {
      return ReadableEvents.of(whole(batch));
    }
    if (body instanceof EnrichedBatch batch) {
      return ReadableEvents.of(batch);
    }
    if (body instanceof KafkaRecord record) {
      return ReadableEvents.of(parse(record.value()));
    }
    if (body instanceof Map<?, ?> map) {
      return List.of(copy(map));
    }
    if (body instanceof List<?> list) {
      List<Map<String, Object>> events = new ArrayList<>();
      list.forEach(item -> events.addAll(read(exchange, item)));
      return events;
    }
    byte[] bytes =
        body == null
            ? null
            : exchange.getContext().getTypeConverter().tryConvertTo(byte[].class, exchange, body);
    if (bytes == null) {
      throw new EventFormatException(
          "A body of "
              + (body == null ? "nothing" : "type " + body.getClass().getName())
              + " holds no events.");
    }
    return ReadableEvents.of(parse(bytes));
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  static EnrichedBatch parse(byte[] value) {
    try {
      return EnrichedBatch.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new EventFormatException(
          "The body is no batch of events: use the byte deserializer, and a topic of batches.", e);
    }
  }

  /** A batch on its way through ingest as one message. */
  static EnrichedBatch whole(AcceptedBatch batch) {
    return batch.enriched().toBuilder()
        .setContext(batch.context().message())
        .addAllEvents(batch.events().stream().map(Encoded::message).toList())
        .build();
  }
}
