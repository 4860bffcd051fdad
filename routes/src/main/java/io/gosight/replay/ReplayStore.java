package io.gosight.replay;

import io.gosight.errors.DeadLetters;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.storage.RefusedRowsException;
import io.gosight.storage.RowBinary;
import io.gosight.storage.RowInserts;
import io.gosight.storage.RowIsolation;
import io.gosight.storage.StorageUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Compresses chunks and inserts them; a chunk at fault becomes a dead letter. Rows of a failed
 * insert may or may not be stored, so their frames end with it; the retry stores the chunks in new
 * frames, and readers take each chunk once.
 */
public final class ReplayStore implements AutoCloseable {
  private static final String STORED = "stored";

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
    List<DeadLetter> letters = new ArrayList<>();
    RowIsolation.insert(
        batch.chunks().size(),
        (from, to) -> letters.addAll(insert(batch.chunks().subList(from, to), known)),
        (row, refusal) -> letters.add(unstorable(batch.chunks().get(row), refusal)));
    return batch.withDeadLetters(letters);
  }

  /**
   * Inserts all of these chunks or none, and gives the dead letters of those that can't be read.
   */
  private List<DeadLetter> insert(
      List<ReceivedChunk> chunks, Map<SessionKey, SessionStates.State> known) {
    Attempt attempt = new Attempt();
    boolean stored = false;
    try {
      for (ReceivedChunk chunk : chunks) {
        attempt.outcomes.add(write(attempt, chunk, known.get(chunk.tab().sessionKey())));
      }
      int count = Collections.frequency(attempt.outcomes, STORED);
      if (count > 0) {
        inserts.insert(
            ReplayColumns.TABLE,
            ReplayColumns.NAMES,
            new ByteArrayInputStream(attempt.rows.toByteArray()),
            count);
      }
      stored = true;
    } finally {
      if (!stored) {
        frames.discard(attempt.touched);
      }
    }
    attempt.outcomes.forEach(this::count);
    return attempt.letters;
  }

  /** What one insert writes, and what becomes of its chunks if it succeeds. */
  private static final class Attempt {
    private final RowBinary rows = new RowBinary();
    private final Set<TabKey> touched = new HashSet<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
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

  /** Adds a chunk's row, if it gets one; gives the chunk's outcome. */
  private String write(Attempt attempt, ReceivedChunk chunk, SessionStates.State session) {
    if (session.deleted()) {
      return "deleted";
    }
    if (frames.holds(chunk.tab(), chunk.chunk().getSequence())) {
      return "duplicate";
    }
    byte[] events;
    try {
      events = data.events(chunk.chunk());
    } catch (IOException e) {
      attempt.letters.add(unreadable(chunk, e));
      return "unreadable";
    }
    attempt.touched.add(chunk.tab());
    Frame frame = frames.next(chunk.tab(), chunk.chunk().getFullSnapshot());
    int days = retentionDays.applyAsInt(chunk.tab().project());
    ReplayColumns.write(
        attempt.rows, chunk, frame, events, session.day(), session.day().plusDays(days));
    return STORED;
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

  private DeadLetter unstorable(ReceivedChunk chunk, RefusedRowsException refusal) {
    count("refused");
    return unstorable(chunk, clock.instant(), refusal);
  }

  /** The dead letter of a chunk, or a piece of one, that ClickHouse will never take. */
  static DeadLetter unstorable(ReceivedChunk chunk, Instant now, RefusedRowsException refusal) {
    String event = chunk.batch().getEvents(0).getId();
    return DeadLetters.unstorable(chunk.source(), now, refusal.code())
        .setId(chunk.source().topic() + "-" + event)
        .setProjectId(chunk.tab().project())
        .setEventId(event)
        .setPayload(chunk.batch().toByteString())
        .setRedrivable(true)
        .build();
  }

  @Override
  public synchronized void close() {
    frames.close();
  }
}
