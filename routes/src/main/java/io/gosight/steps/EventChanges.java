package io.gosight.steps;

import com.google.common.hash.Hashing;
import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.IngestMetrics;
import io.gosight.proto.v1.EnrichedBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.Exchange;

/**
 * Drops or changes the events of a body and leaves the body's type as it was. Safe for use by many
 * threads.
 *
 * @param condition which events
 * @param operation what to do with them
 * @param percent the share of the sessions that a sample keeps
 * @param field the field to change
 * @param value its new value
 * @param metrics counts what ingest rejects; null where this process has no ingest
 */
record EventChanges(
    Predicate<Map<String, Object>> condition,
    EventsOperation operation,
    int percent,
    String field,
    Function<Map<String, Object>, Object> value,
    IngestMetrics metrics) {
  private static final int ALL = 100;

  void apply(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof AcceptedBatch batch) {
      exchange.getMessage().setBody(new AcceptedBatchChange(batch, metrics).apply(this::change));
      return;
    }
    List<Map<String, Object>> changed = new ArrayList<>();
    for (Map<String, Object> event : EventBodies.read(exchange)) {
      Map<String, Object> result = change(event);
      if (result != null) {
        changed.add(result);
      }
    }
    if (body instanceof List<?> list && (list.isEmpty() || list.get(0) instanceof Map)) {
      exchange.getMessage().setBody(changed);
    } else if (body instanceof Map) {
      exchange.getMessage().setBody(changed.isEmpty() ? null : changed.get(0));
    } else {
      exchange.getMessage().setBody(records(changed));
    }
  }

  private static Object records(List<Map<String, Object>> events) {
    List<EnrichedBatch> batches = ReadableBatches.of(events);
    return batches.size() == 1
        ? batches.get(0).toByteArray()
        : batches.stream().map(EnrichedBatch::toByteArray).toList();
  }

  /** The event as it goes on; null if it is dropped. */
  Map<String, Object> change(Map<String, Object> event) {
    boolean met = condition.test(event);
    return switch (operation) {
      case DROP -> met ? null : event;
      case KEEP -> met ? event : null;
      case SAMPLE -> met && !isInSample(event) ? null : event;
      case SET -> met ? with(event, path(), value.apply(event)) : event;
      case REMOVE -> met ? with(event, path(), null) : event;
    };
  }

  /** By the session's id, so that every node decides alike, and for all of its events. */
  private boolean isInSample(Map<String, Object> event) {
    String session = String.valueOf(event.get("session_id"));
    int bucket =
        Math.floorMod(
            Hashing.murmur3_32_fixed().hashString(session, StandardCharsets.UTF_8).asInt(), ALL);
    return bucket < percent;
  }

  private List<String> path() {
    return List.of(field.split("\\.", -1));
  }

  /** A copy with another value; a null removes the field. */
  private static Map<String, Object> with(Map<?, ?> map, List<String> path, Object to) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, held) -> copy.put(String.valueOf(key), held));
    String key = path.get(0);
    if (path.size() > 1) {
      Object inner = copy.get(key);
      if (inner instanceof Map<?, ?> further) {
        copy.put(key, with(further, path.subList(1, path.size()), to));
      }
    } else if (to == null) {
      copy.remove(key);
    } else {
      copy.put(key, to);
    }
    return copy;
  }
}
