package io.gosight.insight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.errors.DeadLetters;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.Insight;
import io.gosight.storage.RowBinary;
import io.gosight.storage.RowBlock;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns records into rows of the table {@code insights}. Safe for use by many threads. */
public final class InsightRows {
  private final Clock clock;

  /** Rows by this clock. */
  public InsightRows(Clock clock) {
    this.clock = clock;
  }

  /** Reads every record; one that can't be read becomes a dead letter and harms no other. */
  public InsightStoreBatch decode(List<KafkaRecord> records) {
    RowBinary out = new RowBinary();
    List<DeadLetter> letters = new ArrayList<>();
    List<KafkaRecord> stored = new ArrayList<>();
    int[] starts = new int[records.size() + 1];
    for (KafkaRecord record : records) {
      Insight insight = read(record);
      if (insight == null) {
        letters.add(undecodable(record));
      } else {
        InsightColumns.write(out, insight);
        stored.add(record);
        starts[stored.size()] = out.size();
      }
    }
    RowBlock rows = new RowBlock(out.toByteArray(), Arrays.copyOf(starts, stored.size() + 1));
    return new InsightStoreBatch(rows, stored, letters);
  }

  private static Insight read(KafkaRecord record) {
    if (record.value() == null) {
      return null;
    }
    try {
      Insight insight = Insight.parseFrom(record.value());
      return insight.getProjectId().isEmpty() || insight.getId().isEmpty() ? null : insight;
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  private DeadLetter undecodable(KafkaRecord record) {
    return DeadLetters.of(record, clock.instant())
        .setReason("undecodable_record")
        .setMessage("The record is not a gosight.v1.Insight of a project.")
        .setPayload(record.value() == null ? ByteString.EMPTY : ByteString.copyFrom(record.value()))
        .build();
  }
}
