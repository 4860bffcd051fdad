package io.gosight.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a hub stands between its start and its end, and how many requests it works on. Safe for use
 * by many threads.
 */
public final class Lifecycle {
  /** The phases, in their order; only draining can be undone. */
  public enum Phase {
    /** Ports may be open, but routes do not serve yet. */
    STARTING,
    /** Everything serves. */
    SERVING,
    /** Everything serves, but load balancers should send traffic elsewhere. */
    DRAINING,
    /** New requests are refused, those under way are finished. */
    STOPPING
  }

  private final Clock clock;
  private final AtomicInteger requests = new AtomicInteger();
  private Phase phase = Phase.STARTING;
  private Instant since;
  private volatile StopDeadline deadline;

  /** A hub that is starting. */
  public Lifecycle(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /** The present phase. */
  public synchronized Phase phase() {
    return phase;
  }

  /** When the present phase began. */
  public synchronized Instant since() {
    return since;
  }

  /** Whether requests get a response by a route. */
  public boolean serves() {
    Phase now = phase();
    return now == Phase.SERVING || now == Phase.DRAINING;
  }

  /** All routes serve, or serve traffic of load balancers again. */
  public void serve() {
    change(Phase.SERVING);
  }

  /** Asks load balancers to send traffic elsewhere; has no effect unless the hub serves. */
  public synchronized void drain() {
    if (phase == Phase.SERVING) {
      change(Phase.DRAINING);
    }
  }

  /**
   * Refuses new requests from now on; cannot be undone.
   *
   * @param by when everything must have stopped
   */
  public void stop(StopDeadline by) {
    deadline = by;
    change(Phase.STOPPING);
  }

  /** How long a step of the stop may take that wants so much at most; may be nothing. */
  public Duration limit(Duration atMost) {
    StopDeadline by = deadline;
    return by == null ? atMost : by.remaining(atMost);
  }

  private synchronized void change(Phase next) {
    if (phase != next && phase != Phase.STOPPING) {
      phase = next;
      since = clock.instant();
    }
  }

  /** A request has arrived. */
  public void begin() {
    requests.incrementAndGet();
  }

  /** A request has ended, however. */
  public void end() {
    requests.decrementAndGet();
  }

  /** How many requests are under way. */
  public int requests() {
    return requests.get();
  }
}
