package io.gosight.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.errors.DeadLetters;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of the replay topic. Safe for use by many threads. */
public final class ReplayRecords {
  private final Clock clock;

  /** Reads by that clock. */
  public ReplayRecords(Clock clock) {
    this.clock = clock;
  }

  /** Reads every record; one that can't be read becomes a dead letter and harms no other. */
  public ReplayBatch decode(List<KafkaRecord> records) {
    List<ReceivedChunk> chunks = new ArrayList<>();
    List<DeadLetter> letters = new ArrayList<>();
    for (KafkaRecord record : records) {
      EnrichedBatch batch = read(record);
      if (batch == null) {
        letters.add(undecodable(record));
        continue;
      }
      TabKey tab =
          new TabKey(
              batch.getProjectId(),
              batch.getContext().getSessionId(),
              batch.getContext().getTabId());
      for (Event event : batch.getEventsList()) {
        if (event.hasReplayChunk()) {
          chunks.add(
              new ReceivedChunk(
                  tab, record, batch.toBuilder().clearEvents().addEvents(event).build()));
        }
      }
    }
    return new ReplayBatch(chunks, letters);
  }

  private static EnrichedBatch read(KafkaRecord record) {
    if (record.value() == null) {
      return null;
    }
    try {
      EnrichedBatch batch = EnrichedBatch.parseFrom(record.value());
      return batch.getProjectId().isEmpty() || batch.getContext().getSessionId().isEmpty()
          ? null
          : batch;
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  private DeadLetter undecodable(KafkaRecord record) {
    return DeadLetters.of(record, clock.instant())
        .setReason("undecodable_record")
        .setMessage("The record is not a gosight.v1.EnrichedBatch of a session.")
        .setPayload(record.value() == null ? ByteString.EMPTY : ByteString.copyFrom(record.value()))
        .build();
  }
}
