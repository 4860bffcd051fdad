package io.gosight.api.stats;

import java.util.List;

/**
 * Figures by the values of a dimension.
 *
 * @param dimension its name
 * @param rows one page of them
 * @param total how many rows there are on all pages
 * @param nextCursor the next page; null at the end
 */
public record Breakdown(String dimension, List<Row> rows, long total, String nextCursor) {
  /**
   * The figures of one value.
   *
   * @param name the value; null if unknown or none
   * @param parent what it is part of; null if nothing
   * @param bounceRate of dimensions of visits alone
   * @param engagedMs the median time in the foreground of pages' views or visits
   * @param comparison the figures of the other period; null if the request names none
   */
  public record Row(
      String name,
      String parent,
      long visitors,
      long visits,
      long views,
      long events,
      Double bounceRate,
      Long engagedMs,
      Counts comparison) {}

  /** The figures of the other period. */
  public record Counts(long visitors, long visits, long views, long events) {}
}
