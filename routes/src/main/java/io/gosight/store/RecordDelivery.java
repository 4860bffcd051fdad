package io.gosight.store;

import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import java.util.BitSet;

/**
 * What one record adds to the ledger.
 *
 * @param record the record
 * @param projectId the project; empty if the record could not be read
 * @param receivedAtMs when its batch came in, in ms since 1970
 * @param ids a hash of session and id of each of its events, see {@link EventIds}; not changed
 *     after this
 * @param deadLettered which of the events could not be stored, by their position; not changed after
 *     this
 */
record RecordDelivery(
    KafkaRecord record, String projectId, long receivedAtMs, long[] ids, BitSet deadLettered) {
  /** The delivery of a record of which all events are stored. */
  static RecordDelivery of(KafkaRecord record, EnrichedBatch batch) {
    String session = batch.getContext().getSessionId();
    long[] ids =
        batch.getEventsList().stream()
            .map(Event::getId)
            .mapToLong(id -> EventIds.hash(session, id))
            .toArray();
    return new RecordDelivery(
        record, batch.getProjectId(), batch.getReceivedAtMs(), ids, new BitSet());
  }

  /** How many events the record has. */
  int events() {
    return ids.length;
  }

  /** The same with the event at that position dead-lettered. */
  RecordDelivery withDeadLetter(int event) {
    BitSet more = (BitSet) deadLettered.clone();
    more.set(event);
    return new RecordDelivery(record, projectId, receivedAtMs, ids, more);
  }
}
