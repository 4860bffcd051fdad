package io.gosight.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.errors.DeadLetters;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.storage.RowBinary;
import io.gosight.storage.RowBlock;
import io.gosight.store.StoreBatch.Source;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns records into rows. Safe for use by many threads. */
public final class EventRows {
  private final Clock clock;
  private final ProjectPages pages;

  /**
   * Rows.
   *
   * @param clock the hub's clock
   * @param pages takes pages' addresses apart
   */
  public EventRows(Clock clock, ProjectPages pages) {
    this.clock = clock;
    this.pages = pages;
  }

  /** Reads every record; one that can't be read becomes a dead letter and harms no other. */
  public StoreBatch decode(List<KafkaRecord> records) {
    RowBinary out = new RowBinary();
    int[] starts = new int[records.size() * 16];
    List<Source> sources = new ArrayList<>();
    List<RecordDelivery> deliveries = new ArrayList<>(records.size());
    List<DeadLetter> letters = new ArrayList<>();
    for (KafkaRecord record : records) {
      EnrichedBatch batch = read(record);
      if (batch == null) {
        letters.add(undecodable(record));
        continue;
      }
      List<PageParts> parts = pages.read(batch);
      for (int i = 0; i < batch.getEventsCount(); i++) {
        int page = batch.getEvents(i).getPageIndex();
        if (sources.size() + 2 > starts.length) {
          starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[sources.size()] = out.size();
        EventColumns.write(
            out, batch, i, page >= 0 && page < parts.size() ? parts.get(page) : PageParts.NONE);
        sources.add(new Source(deliveries.size(), i));
      }
      deliveries.add(RecordDelivery.of(record, batch));
    }
    if (starts.length < sources.size() + 1) {
      starts = Arrays.copyOf(starts, sources.size() + 1);
    }
    starts[sources.size()] = out.size();
    RowBlock rows = new RowBlock(out.toByteArray(), Arrays.copyOf(starts, sources.size() + 1));
    return new StoreBatch(rows, sources, deliveries, letters);
  }

  private static EnrichedBatch read(KafkaRecord record) {
    if (record.value() == null) {
      return null;
    }
    try {
      EnrichedBatch batch = EnrichedBatch.parseFrom(record.value());
      return batch.getProjectId().isEmpty() ? null : batch;
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  private DeadLetter undecodable(KafkaRecord record) {
    return DeadLetters.of(record, clock.instant())
        .setReason("undecodable_record")
        .setMessage("The record is not a gosight.v1.EnrichedBatch of a project.")
        .setPayload(record.value() == null ? ByteString.EMPTY : ByteString.copyFrom(record.value()))
        .build();
  }

  /** The one event of a row, by itself, so that it can be sent again. */
  static EnrichedBatch single(KafkaRecord record, int event) {
    try {
      EnrichedBatch batch = EnrichedBatch.parseFrom(record.value());
      return batch.toBuilder().clearEvents().addEvents(batch.getEvents(event)).build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The record was read before.", e);
    }
  }
}
