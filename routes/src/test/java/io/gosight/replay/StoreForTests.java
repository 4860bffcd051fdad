package io.gosight.replay;

import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.scrub.ReplayScrubber;
import io.gosight.storage.ClickHouse;
import io.gosight.storage.RowInserts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A store as a process has it; after a kill, another process has another one. */
public final class StoreForTests implements AutoCloseable {
  private static final int MAX_BYTES = 1 << 20;
  private static final int RETENTION_DAYS = 90;
  private static final Clock RECORDED =
      Clock.fixed(Instant.ofEpochMilli(Recordings.START_MS), ZoneOffset.UTC);

  private final ReplayRecords records = new ReplayRecords(Clock.systemUTC());
  private final ReplayPieces pieces;
  private final ReplayStore store;

  public StoreForTests(ReplayEngines engines) {
    this(engines, new ClickHouse(engines.client(), new SimpleMeterRegistry()));
  }

  StoreForTests(ReplayEngines engines, RowInserts inserts) {
    pieces = new ReplayPieces(inserts, engines.client(), Clock.systemUTC());
    store =
        new ReplayStore(
            inserts,
            new SessionStates(engines.client()),
            new ChunkData(new ReplayScrubber(MAX_BYTES), MAX_BYTES),
            new OpenFrames(10, RECORDED, new SimpleMeterRegistry()),
            project -> RETENTION_DAYS,
            Clock.systemUTC(),
            new SimpleMeterRegistry());
  }

  /** Takes a batch as the route does. */
  public List<DeadLetter> take(List<KafkaRecord> batch) {
    return store.insert(pieces.join(records.decode(batch))).deadLetters();
  }

  @Override
  public void close() {
    store.close();
  }
}
