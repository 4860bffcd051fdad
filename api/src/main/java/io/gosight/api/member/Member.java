package io.gosight.api.member;

import java.time.Instant;
import java.util.UUID;

/**
 * A member in a response.
 *
 * @param administrator whether they operate the hub, which makes them an owner of every project
 * @param replay whether they may watch replays
 * @param joinedAt when they joined; of an administrator who did not, when they came to the hub
 * @param lastSeenAt when they last refreshed a token; null if never
 */
record Member(
    UUID userId,
    String email,
    String name,
    String role,
    boolean administrator,
    boolean replay,
    Instant joinedAt,
    Instant lastSeenAt) {}
