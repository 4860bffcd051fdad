package io.gosight.api.vitals;

import java.util.List;

/** Web vitals over all pages and by page; the next cursor is null at the end. */
public record WebVitals(Row overall, List<Row> rows, long total, String nextCursor) {
  /**
   * The vitals of one page.
   *
   * @param name the page's path; null for all
   * @param samples of all vitals
   */
  public record Row(
      String name, long samples, Vital lcp, Vital inp, Vital cls, Vital fcp, Vital ttfb) {}

  /**
   * One vital; null without samples.
   *
   * @param p75 the 75th percentile, in ms; CLS has no unit
   * @param rating good, needs_improvement or poor
   */
  public record Vital(double p75, String rating, long samples) {}
}
