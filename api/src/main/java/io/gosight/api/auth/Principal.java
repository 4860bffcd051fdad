package io.gosight.api.auth;

import java.util.UUID;

/**
 * Who asks. Only an {@link Authenticator} makes one, and every query is bound to its project.
 *
 * @param keyId the secret key that was shown
 * @param projectId the one project that the key opens
 */
public record Principal(UUID keyId, String projectId) {}
