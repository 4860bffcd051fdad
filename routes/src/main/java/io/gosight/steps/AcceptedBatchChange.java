package io.gosight.steps;

import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestMetrics;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.RejectedEvent;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.SendEventsResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes a batch on its way through ingest. A dropped event is a rejected one: the sender learns
 * of it, and the ledger counts it.
 *
 * @param batch the batch
 * @param metrics counts rejected events
 */
record AcceptedBatchChange(AcceptedBatch batch, IngestMetrics metrics) {
  private static final String FILTERED = "filtered";

  AcceptedBatch apply(UnaryOperator<Map<String, Object>> change) {
    EnrichedBatch whole = EventBodies.whole(batch);
    List<Encoded<Event>> kept = new ArrayList<>(batch.events().size());
    List<Integer> indexes = indexes();
    SendEventsResponse.Builder answer = batch.answer().toBuilder();
    for (int i = 0; i < batch.events().size(); i++) {
      Encoded<Event> event = batch.events().get(i);
      Map<String, Object> before = ReadableEvents.of(whole, event.message());
      Map<String, Object> after = change.apply(before);
      if (after == null) {
        reject(answer, indexes.get(i), event.message());
      } else {
        kept.add(after.equals(before) ? event : changed(event.message(), before, after));
      }
    }
    answer.setAccepted(kept.size());
    return new AcceptedBatch(
        batch.submission(), batch.enriched(), batch.context(), List.copyOf(kept), answer.build());
  }

  private static Encoded<Event> changed(
      Event event, Map<String, Object> before, Map<String, Object> after) {
    for (String key : before.keySet()) {
      if (!key.equals("data") && !Objects.equals(before.get(key), after.get(key))) {
        throw new EventFormatException(
            "Before Kafka only data.* of an event can be changed, and not " + key + ".");
      }
    }
    return Encoded.of(
        ReadableBatches.event(after).toBuilder().setPageIndex(event.getPageIndex()).build());
  }

  /** Where the batch's events stood when they were sent, between those rejected before. */
  private List<Integer> indexes() {
    Set<Integer> rejected = new HashSet<>();
    batch.answer().getRejectedList().forEach(event -> rejected.add(event.getIndex()));
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; indexes.size() < batch.events().size(); i++) {
      if (!rejected.contains(i)) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  private void reject(SendEventsResponse.Builder answer, int index, Event event) {
    answer.addRejected(
        RejectedEvent.newBuilder()
            .setIndex(index)
            .setEventId(event.getId())
            .setReason(RejectionReason.REJECTION_REASON_FILTERED)
            .setMessage("A route of the operator's drops such events."));
    if (metrics != null) {
      metrics.rejected(batch.submission(), batch.enriched().getProjectId(), FILTERED);
    }
  }
}
