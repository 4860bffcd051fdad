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
    return new Session(
        other,
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
        insights,
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
