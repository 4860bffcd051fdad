package io.gosight.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this node did with events, by project, minute, outcome and reason, counted up from its
 * start. Written away again and again under the run's id, so that a lost or repeated write changes
 * nothing: the greatest count is the truth. Safe for use by many threads.
 */
public final class Outcomes {
  private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<Key, Long> written = new ConcurrentHashMap<>();

  private record Key(String projectId, long minute, String outcome, String reason) {}

  /**
   * One count.
   *
   * @param projectId the project
   * @param minute the minute's start
   * @param outcome {@code accepted}, {@code rejected} or {@code dead_lettered}
   * @param reason why, unless accepted; otherwise empty
   * @param events the count since this node's start
   */
  public record Outcome(
      String projectId, Instant minute, String outcome, String reason, long events) {}

  /** Counts that forget old minutes by this clock. */
  public Outcomes(Clock clock) {
    this.clock = clock;
  }

  /** Adds events to a count of the minute in which their batch was received. */
  public void add(
      String projectId, Instant receivedAt, String outcome, String reason, long events) {
    long minute = Math.floorDiv(receivedAt.getEpochSecond(), 60L);
    Key key = new Key(projectId, minute, outcome, reason);
    counts.computeIfAbsent(key, k -> new LongAdder()).add(events);
  }

  /** The counts that have changed since {@link #markWritten}. */
  public List<Outcome> changed() {
    List<Outcome> changed = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          long events = count.sum();
          if (events != written.getOrDefault(key, 0L)) {
            changed.add(
                new Outcome(
                    key.projectId(),
                    Instant.ofEpochSecond(key.minute() * 60),
                    key.outcome(),
                    key.reason(),
                    events));
          }
        });
    return changed;
  }

  /** Remembers that these counts are stored, and forgets minutes that no longer change. */
  public void markWritten(List<Outcome> stored) {
    for (Outcome outcome : stored) {
      written.put(
          new Key(
              outcome.projectId(),
              Math.floorDiv(outcome.minute().toEpochMilli(), 60_000L),
              outcome.outcome(),
              outcome.reason()),
          outcome.events());
    }
    long oldest = Math.floorDiv(clock.millis() - FORGET_AFTER.toMillis(), 60_000L);
    written.forEach(
        (key, events) -> {
          if (key.minute() < oldest && counts.get(key).sum() == events) {
            counts.remove(key);
            written.remove(key);
          }
        });
  }
}
