package io.gosight.api.member;

import java.time.Instant;
import java.util.UUID;

/**
 * A member in a response.
 *
 * @param replay whether they may watch replays
 * @param lastSeenAt when they last refreshed a token; null if never
 */
record Member(
    UUID userId,
    String email,
    String name,
    String role,
    boolean replay,
    Instant joinedAt,
    Instant lastSeenAt) {}
