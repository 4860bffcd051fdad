package io.gosight.api.overview;

import java.time.Instant;
import java.util.List;

/**
 * A project's period at a glance, without bots. Shares are 0 to 1, durations milliseconds.
 *
 * @param projectId whose it is
 * @param from the period's first instant
 * @param to the instant after its last
 * @param timeZone where its days begin
 * @param generatedAt when it was asked
 * @param liveVisitors visitors with an event in the last 5 minutes, whatever the period
 * @param visitors distinct visitors with an event in the period
 * @param sessions visits with an event in the period
 * @param pageViews pages that were shown
 * @param bounceRate the share of visits that bounced; null without visits that viewed a page
 * @param medianEngagedMs the median of how long visits saw pages; null if none has told yet
 * @param series the period in stretches, without gaps
 * @param pages the ten pages viewed most
 * @param countries the ten countries with most visitors
 * @param browsers the ten browsers with most visitors
 * @param referrers the ten websites that most visits came from
 */
public record Overview(
    String projectId,
    Instant from,
    Instant to,
    String timeZone,
    Instant generatedAt,
    long liveVisitors,
    long visitors,
    long sessions,
    long pageViews,
    Double bounceRate,
    Long medianEngagedMs,
    Series series,
    List<Page> pages,
    List<VisitorShare> countries,
    List<VisitorShare> browsers,
    List<SessionShare> referrers) {

  /**
   * The period in stretches.
   *
   * @param step how long each is, as ISO 8601 writes it; the first and last may be cut
   * @param points the stretches, oldest first
   */
  public record Series(String step, List<Point> points) {}

  /**
   * One stretch.
   *
   * @param start its first instant
   */
  public record Point(Instant start, long visitors, long pageViews) {}

  /** One page. */
  public record Page(String path, long pageViews, long visitors) {}

  /**
   * Some of the visitors.
   *
   * @param name what they have in common; null if it is not known
   */
  public record VisitorShare(String name, long visitors) {}

  /**
   * Some of the visits.
   *
   * @param name what they have in common; null if there is nothing
   */
  public record SessionShare(String name, long sessions) {}
}
