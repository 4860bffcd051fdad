package io.gosight.api.session;

import java.time.Instant;

/**
 * One visit as a whole. Texts are empty if unknown.
 *
 * @param durationMs from its first event to its last
 * @param engagedMs how long its pages were in the foreground
 * @param insights how many findings of detectors there are about it
 * @param bounced whether it had one page view, no interaction and less than 10 s in the foreground
 */
public record Session(
    String id,
    String visitorId,
    String userId,
    Instant startedAt,
    Instant endedAt,
    long durationMs,
    long engagedMs,
    long views,
    long events,
    long clicks,
    long errors,
    long insights,
    boolean bounced,
    String entryPage,
    String exitPage,
    String host,
    String referrer,
    String source,
    String channel,
    String utmSource,
    String utmMedium,
    String utmCampaign,
    String country,
    String region,
    String city,
    String browser,
    String browserVersion,
    String os,
    String osVersion,
    String device,
    String language,
    String screen) {
  /** This visit by another id. */
  Session named(String other) {
    return with(other, insights);
  }

  /** This visit with so many insights; its query leaves them to another one. */
  Session withInsights(long count) {
    return with(id, count);
  }

  private Session with(String newId, long newInsights) {
    return new Session(
        newId,
        visitorId,
        userId,
        startedAt,
        endedAt,
        durationMs,
        engagedMs,
        views,
        events,
        clicks,
        errors,
        newInsights,
        bounced,
        entryPage,
        exitPage,
        host,
        referrer,
        source,
        channel,
        utmSource,
        utmMedium,
        utmCampaign,
        country,
        region,
        city,
        browser,
        browserVersion,
        os,
        osVersion,
        device,
        language,
        screen);
  }
}
