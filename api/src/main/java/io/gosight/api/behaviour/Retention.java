package io.gosight.api.behaviour;

import java.time.Instant;
import java.util.List;

/** How many visitors come back. */
public record Retention(String interval, List<Cohort> rows) {
  /**
   * The visitors whose first event of the period lies in one interval.
   *
   * @param returned how many of them had an event in the first, second ... interval after
   */
  public record Cohort(Instant start, long visitors, List<Long> returned) {}
}
