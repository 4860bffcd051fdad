package io.gosight.api.overview;

import java.time.Instant;
import java.util.List;

/**
 * The key figures of a period, without bots. Shares are 0 to 1, durations milliseconds.
 *
 * @param projectId the project
 * @param from the period's first instant
 * @param to the instant after its last
 * @param timeZone where its days begin
 * @param generatedAt when it was computed
 * @param liveVisitors visitors with an event in the last 5 minutes, whatever the period
 * @param visitors distinct visitors with an event in the period
 * @param sessions visits with an event in the period
 * @param pageViews pages that were shown
 * @param bounceRate the share of visits that bounced; null without visits that viewed a page
 * @param medianEngagedMs the median of how long visits saw pages; null if none has reported yet
 * @param series the period in time buckets, without gaps
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
   * The period in time buckets.
   *
   * @param step the length of a bucket as an ISO 8601 duration; the first and last may be cut
   * @param points the buckets, oldest first
   */
  public record Series(String step, List<Point> points) {}

  /**
   * One time bucket.
   *
   * @param start its first instant
   */
  public record Point(Instant start, long visitors, long pageViews) {}

  /** One page of one host. */
  public record Page(String host, String path, long pageViews, long visitors) {}

  /**
   * The visitors with one attribute.
   *
   * @param name the attribute's value; null if it is unknown
   */
  public record VisitorShare(String name, long visitors) {}

  /**
   * The visits with one attribute.
   *
   * @param name the attribute's value; null if there is none
   */
  public record SessionShare(String name, long sessions) {}
}
