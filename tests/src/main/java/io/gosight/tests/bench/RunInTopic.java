package io.gosight.tests.bench;

import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.tests.load.AckedEvents;
import java.io.IOException;
import java.util.BitSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds the events of one run in a topic of batches. */
final class RunInTopic {
  private RunInTopic() {}

  /**
   * The events, by {@link AckedEvents#numberOf}.
   *
   * @throws IOException if a record is no batch
   */
  static BitSet events(String brokers, String topic, String run) throws IOException {
    BitSet events = new BitSet();
    try (WholeTopic whole = WholeTopic.open(brokers, topic)) {
      whole.read(
          records -> {
            for (ConsumerRecord<String, byte[]> record : records) {
              // A session's id begins with its run, and the key holds it.
              if (record.key().contains(":" + run)) {
                for (Event event : EnrichedBatch.parseFrom(record.value()).getEventsList()) {
                  events.set(AckedEvents.numberOf(event.getId()));
                }
              }
            }
          });
    }
    return events;
  }
}
