package io.gosight.presence;

import io.gosight.kafka.KafkaRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects which sessions are active, until they are written. Costs an event nothing: it looks at
 * batches, and only at what these say of their session. Bounded; what does not fit is counted. Safe
 * for use by many threads.
 */
public final class ActiveSessions {
  private static final int MOST = 50_000;
  private static final Duration RECENT = Duration.ofMinutes(5);

  private final Clock clock;
  private final AtomicLong leftOut = new AtomicLong();
  private Map<SessionId, Activity> active = new HashMap<>();

  /** A session of a project. */
  record SessionId(String projectId, String sessionId) {}

  /** Nothing yet. */
  public ActiveSessions(Clock clock) {
    this.clock = clock;
  }

  /** Notes the sessions of records; of old ones, after an outage, none is active. */
  public void note(List<KafkaRecord> records) {
    long recent = clock.millis() - RECENT.toMillis();
    for (KafkaRecord record : records) {
      ActivityReader batch = ActivityReader.of(record.value());
      if (batch != null && batch.counts()) {
        Activity activity = batch.activity();
        if (activity.timeMs() >= recent) {
          note(new SessionId(batch.projectId(), batch.sessionId()), activity);
        }
      }
    }
  }

  private synchronized void note(SessionId id, Activity activity) {
    if (active.size() >= MOST && !active.containsKey(id)) {
      leftOut.incrementAndGet();
      return;
    }
    active.merge(id, activity, (a, b) -> b.timeMs() >= a.timeMs() ? b : a);
  }

  /** What was collected since the last time. */
  synchronized Map<SessionId, Activity> take() {
    Map<SessionId, Activity> taken = active;
    active = new HashMap<>();
    return taken;
  }

  /** How often a session did not fit. */
  long leftOut() {
    return leftOut.get();
  }
}
