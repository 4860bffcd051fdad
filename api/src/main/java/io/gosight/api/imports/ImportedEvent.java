package io.gosight.api.imports;

import java.time.Instant;

/**
 * A page view or custom event of another hub's export.
 *
 * @param id derived from the row, so that a repetition is the same event
 * @param name the custom event's name; empty for a page view
 * @param url the page's address, without its query
 * @param device {@code desktop}, {@code mobile}, {@code tablet}, or another word
 */
public record ImportedEvent(
    String id,
    Instant time,
    String visitor,
    String session,
    String user,
    String name,
    String url,
    String title,
    String referrer,
    String country,
    String region,
    String city,
    String browser,
    String os,
    String device,
    String language) {}
