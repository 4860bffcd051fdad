package io.gosight.api.keys;

import io.gosight.api.auth.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A key to be created.
 *
 * @param scopes what a secret key may do; none for a write key
 * @param allowedOrigins from where a write key is taken; those of the project's settings if empty
 * @param expiresAt when it stops working; null for never
 */
record KeyDraft(
    KeyKind kind, String name, Set<Scope> scopes, List<String> allowedOrigins, Instant expiresAt) {}
