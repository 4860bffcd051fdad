package io.gosight.api.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key as it is stored.
 *
 * @param id what it is revoked by
 * @param projectId the one project that it opens
 * @param kind what it is for
 * @param publicKey the key itself, for write keys alone
 * @param name what its owner calls it
 * @param createdAt when it was made
 * @param revokedAt when it was revoked, if it was
 */
public record ApiKey(
    UUID id,
    String projectId,
    KeyKind kind,
    Optional<String> publicKey,
    String name,
    Instant createdAt,
    Optional<Instant> revokedAt) {}
