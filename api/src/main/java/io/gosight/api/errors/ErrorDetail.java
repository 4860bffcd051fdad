package io.gosight.api.errors;

import java.time.Instant;
import java.util.List;

/**
 * One group of errors.
 *
 * @param stack of the latest occurrence; empty if it had none
 * @param originalStack the same with its places in the sources; empty if no source map knows any
 * @param byPage how often it happened on each page
 * @param byBrowser how often it happened in each browser
 * @param series how often it happened over time
 * @param lastSessionIds the latest visits with it
 */
public record ErrorDetail(
    ErrorGroup group,
    String stack,
    String originalStack,
    List<NamedCount> byPage,
    List<NamedCount> byBrowser,
    List<Point> series,
    List<String> lastSessionIds) {

  /** One time bucket. */
  public record Point(Instant start, long occurrences) {}

  /** A number of a name; null is unknown. */
  public record NamedCount(String name, long count) {}
}
