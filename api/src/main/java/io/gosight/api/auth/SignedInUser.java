package io.gosight.api.auth;

import java.util.UUID;

/**
 * The user behind an access token.
 *
 * @param id the user
 * @param session the session to which the token belongs
 * @param administrator whether the user operates the hub and owns every project
 * @param mustChangePassword whether the user has a one-time password
 */
public record SignedInUser(
    UUID id, UUID session, boolean administrator, boolean mustChangePassword) {}
