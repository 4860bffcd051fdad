package io.gosight.api.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A session in a response.
 *
 * @param address from where it was started
 * @param current whether the request belongs to it
 */
record UserSession(
    UUID id,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    String address,
    String userAgent,
    boolean current) {}
