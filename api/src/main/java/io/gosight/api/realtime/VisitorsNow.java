package io.gosight.api.realtime;

import java.time.Instant;
import java.util.List;

/**
 * How many are there now.
 *
 * @param visitors how many visitors had an event in the last 5 minutes
 * @param sessions how many visits had one
 * @param exact whether the numbers were counted rather than estimated, with a standard error of
 *     0.81 percent
 * @param active visits with their latest page, the latest first; empty if they were counted
 */
public record VisitorsNow(long visitors, long sessions, boolean exact, List<ActiveSession> active) {
  /** Keeps its own copy. */
  public VisitorsNow {
    active = List.copyOf(active);
  }

  /**
   * A visit that goes on.
   *
   * @param page the address of its latest page, without the query; null if unknown
   * @param country its country; null if unknown
   * @param lastSeen when its latest event arrived
   */
  public record ActiveSession(String sessionId, String page, String country, Instant lastSeen) {}
}
