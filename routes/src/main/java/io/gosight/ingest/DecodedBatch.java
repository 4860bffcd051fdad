package io.gosight.ingest;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import java.util.List;

/**
 * A batch that could be decoded.
 *
 * @param submission how it came
 * @param batchId the sender's name for it; may be empty
 * @param context what holds for all events
 * @param events the events that could be decoded, in the order in which they were sent
 * @param unreadable those that could not, in the same order
 * @param unknownFields fields of a JSON batch that were left out because they are unknown
 */
public record DecodedBatch(
    Submission submission,
    String batchId,
    Encoded<BatchContext> context,
    List<Encoded<Event>> events,
    List<UnreadableEvent> unreadable,
    List<String> unknownFields) {
  /** How many events were sent. */
  public int size() {
    return events.size() + unreadable.size();
  }
}
