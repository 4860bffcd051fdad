package io.gosight.replay;

import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.ReplayChunk;

/**
 * A chunk, or a piece of one, as it came from Kafka.
 *
 * @param tab where it was recorded
 * @param source the record that brought it
 * @param batch the batch, with the chunk as its only event
 */
record ReceivedChunk(TabKey tab, KafkaRecord source, EnrichedBatch batch) {
  ReplayChunk chunk() {
    return batch.getEvents(0).getReplayChunk();
  }

  boolean isPiece() {
    return chunk().getParts() > 1;
  }

  /** The same with other data, whole. */
  ReceivedChunk whole(ReplayChunk chunk) {
    return new ReceivedChunk(
        tab,
        source,
        batch.toBuilder()
            .setEvents(0, batch.getEvents(0).toBuilder().setReplayChunk(chunk))
            .build());
  }
}
