package io.gosight.tier;

import io.gosight.replay.SessionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One run of the tier route: when it began and what it has archived. Used by one thread. */
final class TierRun {
  /** The exchange property that holds it. */
  static final String PROPERTY = "tierRun";

  private final Instant startedAt;
  private final List<SessionKey> archived = new ArrayList<>();

  TierRun(Instant startedAt) {
    this.startedAt = startedAt;
  }

  Instant startedAt() {
    return startedAt;
  }

  void add(SessionKey session) {
    archived.add(session);
  }

  List<SessionKey> archived() {
    return archived;
  }
}
