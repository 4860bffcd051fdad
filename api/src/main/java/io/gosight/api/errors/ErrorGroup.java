package io.gosight.api.errors;

import java.time.Instant;

/**
 * Errors with one fingerprint.
 *
 * @param type the latest one's class
 * @param message the latest one's message
 * @param pages on how many pages it happened
 * @param firstSeen over all that is stored; the rest is of the period
 * @param status open, resolved or ignored
 */
public record ErrorGroup(
    String fingerprint,
    String type,
    String message,
    long occurrences,
    long sessions,
    long visitors,
    long pages,
    Instant firstSeen,
    Instant lastSeen,
    String lastPage,
    String status) {}
