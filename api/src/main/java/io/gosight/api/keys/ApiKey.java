package io.gosight.api.keys;

import io.gosight.api.auth.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A key as it is stored.
 *
 * @param id by which it is revoked
 * @param projectId the one project that it opens
 * @param kind its purpose
 * @param publicKey the key itself, for write keys alone
 * @param name its name for people
 * @param scopes what a secret key may do; none for a write key
 * @param createdAt when it was created
 * @param revokedAt when it was revoked, if it was
 */
public record ApiKey(
    UUID id,
    String projectId,
    KeyKind kind,
    Optional<String> publicKey,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    Optional<Instant> revokedAt) {}
