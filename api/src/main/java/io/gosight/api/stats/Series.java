package io.gosight.api.stats;

import java.time.Instant;
import java.util.List;

/**
 * The figures of a period in time buckets.
 *
 * @param interval the length of a bucket as an ISO 8601 duration
 * @param points without gaps, oldest first
 * @param comparison those of the other period; empty if the request names none
 */
public record Series(String interval, List<Point> points, List<Point> comparison) {
  /** One bucket, from its first instant. */
  public record Point(Instant start, long visitors, long visits, long views, long events) {}
}
