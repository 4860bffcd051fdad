package io.gosight.api.realtime;

import java.util.List;

/**
 * Who is there now: visits with an event in the last 5 minutes.
 *
 * @param pages what they look at
 * @param countries where they are
 * @param referrers where they came from
 * @param minutes page views of each of the last 30 minutes, oldest first
 */
public record RealtimeNow(
    long visitors,
    long sessions,
    List<NamedCount> pages,
    List<NamedCount> countries,
    List<NamedCount> referrers,
    List<Long> minutes) {
  /** A number of a name; null is unknown or none. */
  public record NamedCount(String name, long count) {}
}
