package io.gosight.api.keys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A key in a response.
 *
 * @param text a write key's text; null for a secret key
 */
record KeyResult(
    UUID id,
    String kind,
    String name,
    String text,
    List<String> scopes,
    List<String> allowedOrigins,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt) {}
