package io.gosight.api.identity;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.oidc.OidcConfiguration;
import io.gosight.api.oidc.OidcIdentity;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The accounts of people whom an OpenID Connect provider has signed in. A person is the issuer's
 * subject; the verified e-mail address only counts at the first sign-in, and for invitations. Safe
 * for use by many threads.
 */
final class OidcAccounts {
  private static final String FIND = SqlFile.read("identity/find-oidc-user");
  private static final String LINK = SqlFile.read("identity/link-oidc-user");
  private static final String TAKE = SqlFile.read("members/take-invitations-of-email");
  private static final String JOIN = SqlFile.read("members/join-project");
  private static final int MOST_NAME = 200;

  private final HubDatabase postgres;
  private final Users users;
  private final Passwords passwords;
  private final OidcConfiguration configuration;
  private final SecureRandom random;
  private final Clock clock;

  OidcAccounts(
      HubDatabase postgres,
      Users users,
      Passwords passwords,
      OidcConfiguration configuration,
      SecureRandom random,
      Clock clock) {
    this.postgres = postgres;
    this.users = users;
    this.passwords = passwords;
    this.configuration = configuration;
    this.random = random;
    this.clock = clock;
  }

  /** A project to join. */
  private record Invitation(String project, String role, boolean replay) {}

  /**
   * The person's account: the linked one, or else that of the verified address, or else a new one
   * for whom is invited or of an allowed domain. Joins the projects that the address is invited to.
   *
   * @throws ApiException with {@code sign_in_refused}
   */
  UUID of(OidcIdentity identity) {
    return postgres.inTransaction(
        () -> {
          Optional<UUID> linked = linked(identity);
          if (linked.isPresent() && (identity.email().isEmpty() || !identity.emailVerified())) {
            return linked.get();
          }
          String email = verified(identity);
          Optional<User> existing = users.find(email);
          if (linked.isPresent()) {
            // Of whoever has another address at the provider by now, invitations go to the
            // account's.
            if (existing.isPresent() && existing.get().id().equals(linked.get())) {
              join(linked.get(), take(email));
            }
            return linked.get();
          }
          List<Invitation> invitations = take(email);
          UUID user = existing.map(User::id).orElseGet(() -> create(identity, email, invitations));
          link(identity, user);
          join(user, invitations);
          return user;
        });
  }

  private Optional<UUID> linked(OidcIdentity identity) {
    return postgres
        .client()
        .sql(FIND)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query(UUID.class)
        .optional();
  }

  private static String verified(OidcIdentity identity) {
    if (identity.email().isEmpty() || !identity.emailVerified()) {
      throw new ApiException(
              ApiErrorCode.SIGN_IN_REFUSED,
              "The provider does not say that your e-mail address is yours.")
          .remedy("Verify the address at the provider, then sign in again.");
    }
    return Users.normalized(identity.email());
  }

  private UUID create(OidcIdentity identity, String email, List<Invitation> invitations) {
    if (invitations.isEmpty() && !configuration.allows(email)) {
      throw new ApiException(ApiErrorCode.SIGN_IN_REFUSED, "There is no account of your address.")
          .remedy("Ask an admin of the project to invite it.");
    }
    String name = identity.name().isBlank() ? email : identity.name().replace("\0", "").strip();
    return users.create(
        email,
        name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME),
        // Random and not stored: the account has no password until an operator resets it.
        passwords.hash(RandomText.token(random)));
  }

  private void link(OidcIdentity identity, UUID user) {
    int linked =
        postgres
            .client()
            .sql(LINK)
            .param("issuer", identity.issuer())
            .param("subject", identity.subject())
            .param("user", user)
            .param("now", SqlValues.parameter(clock.instant()))
            .update();
    if (linked == 0) {
      throw new ApiException(
              ApiErrorCode.SIGN_IN_REFUSED,
              "The account of your address belongs to another identity of this provider.")
          .remedy("Ask who operates the hub.");
    }
  }

  private List<Invitation> take(String email) {
    return postgres
        .client()
        .sql(TAKE)
        .param("email", email)
        .param("now", SqlValues.parameter(clock.instant()))
        .query(
            (row, number) ->
                new Invitation(
                    row.getString("project_id"), row.getString("role"), row.getBoolean("replay")))
        .list();
  }

  private void join(UUID user, List<Invitation> invitations) {
    for (Invitation invitation : invitations) {
      postgres
          .client()
          .sql(JOIN)
          .param("project", invitation.project())
          .param("user", user)
          .param("role", invitation.role())
          .param("replay", invitation.replay())
          .update();
    }
  }
}
