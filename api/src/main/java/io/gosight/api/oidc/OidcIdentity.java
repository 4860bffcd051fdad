package io.gosight.api.oidc;

/**
 * Whom the provider has signed in.
 *
 * @param issuer the provider
 * @param subject the provider's id of the person, which never changes
 * @param email the person's address; empty if the provider tells none
 * @param emailVerified whether the provider says that the address is the person's
 * @param name the person's name; empty if the provider tells none
 */
public record OidcIdentity(
    String issuer, String subject, String email, boolean emailVerified, String name) {}
