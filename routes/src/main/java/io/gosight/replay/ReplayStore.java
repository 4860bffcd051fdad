package io.gosight.replay;

import io.gosight.errors.DeadLetters;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.storage.RowBinary;
import io.gosight.storage.RowInserts;
import io.gosight.storage.StorageUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Compresses chunks and inserts them. Rows of a failed insert may or may not be stored, so their
 * frames end with it; the retry stores the chunks in new frames, and readers take each chunk once.
 */
public final class ReplayStore implements AutoCloseable {
  private final RowInserts inserts;
  private final SessionStates states;
  private final ChunkData data;
  private final OpenFrames frames;
  private final ToIntFunction<String> retentionDays;
  private final Clock clock;
  private final MeterRegistry meters;

  ReplayStore(
      RowInserts inserts,
      SessionStates states,
      ChunkData data,
      OpenFrames frames,
      ToIntFunction<String> retentionDays,
      Clock clock,
      MeterRegistry meters) {
    this.inserts = inserts;
    this.states = states;
    this.data = data;
    this.frames = frames;
    this.retentionDays = retentionDays;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Stores what can be stored.
   *
   * @return the batch, with a dead letter for each chunk that can't
   * @throws StorageUnavailableException if ClickHouse can't take rows now
   */
  public synchronized ReplayBatch insert(ReplayBatch batch) {
    if (batch.chunks().isEmpty()) {
      return batch;
    }
    Map<SessionKey, SessionStates.State> known = states(batch);
    Set<TabKey> touched = new HashSet<>();
    List<DeadLetter> letters = new ArrayList<>();
    RowBinary rows = new RowBinary();
    boolean stored = false;
    try {
      int count = 0;
      for (ReceivedChunk chunk : batch.chunks()) {
        if (write(rows, chunk, known.get(chunk.tab().sessionKey()), touched, letters)) {
          count++;
        }
      }
      if (count > 0) {
        inserts.insert(
            ReplayColumns.TABLE,
            ReplayColumns.NAMES,
            new ByteArrayInputStream(rows.toByteArray()),
            count);
      }
      stored = true;
    } finally {
      if (!stored) {
        frames.discard(touched);
      }
    }
    return batch.withDeadLetters(letters);
  }

  private Map<SessionKey, SessionStates.State> states(ReplayBatch batch) {
    Map<SessionKey, LocalDate> came = new HashMap<>();
    for (ReceivedChunk chunk : batch.chunks()) {
      came.putIfAbsent(
          chunk.tab().sessionKey(),
          LocalDate.ofInstant(
              Instant.ofEpochMilli(chunk.batch().getReceivedAtMs()), ZoneOffset.UTC));
    }
    return states.of(came.keySet(), came::get);
  }

  private boolean write(
      RowBinary rows,
      ReceivedChunk chunk,
      SessionStates.State session,
      Set<TabKey> touched,
      List<DeadLetter> letters) {
    if (session.deleted()) {
      count("deleted");
      return false;
    }
    if (frames.holds(chunk.tab(), chunk.chunk().getSequence())) {
      count("duplicate");
      return false;
    }
    byte[] events;
    try {
      events = data.events(chunk.chunk());
    } catch (IOException e) {
      count("unreadable");
      letters.add(unreadable(chunk, e));
      return false;
    }
    touched.add(chunk.tab());
    Frame frame = frames.next(chunk.tab(), chunk.chunk().getFullSnapshot());
    int days = retentionDays.applyAsInt(chunk.tab().project());
    ReplayColumns.write(rows, chunk, frame, events, session.day(), session.day().plusDays(days));
    count("stored");
    return true;
  }

  private void count(String outcome) {
    meters.counter("replay_chunks", "outcome", outcome).increment();
  }

  private DeadLetter unreadable(ReceivedChunk chunk, IOException why) {
    return DeadLetters.of(chunk.source(), clock.instant())
        .setId(chunk.source().topic() + "-" + chunk.batch().getEvents(0).getId())
        .setProjectId(chunk.tab().project())
        .setReason("unreadable_chunk")
        .setMessage(
            "Its data is not a gzip or plain JSON array of allowed size: "
                + why.getClass().getSimpleName())
        .setEventId(chunk.batch().getEvents(0).getId())
        .build();
  }

  @Override
  public synchronized void close() {
    frames.close();
  }
}
