package io.gosight.api.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.audit.AuditLog;
import io.gosight.api.auth.TokenSubjects;
import io.gosight.api.oidc.OidcConfiguration;
import io.gosight.api.oidc.OidcProvider;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.token.AccessTokens;
import io.gosight.api.token.StoredTokenSubjects;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Creates the beans of the operations under {@code /api/v1/auth}. */
public final class IdentityModule {
  private final LoginThrottle throttle;
  private final TokenSubjects subjects;
  private final Memberships memberships;
  private final Map<String, Object> beans;

  /**
   * Creates them.
   *
   * @param oidc the identity provider that may sign users in
   */
  public IdentityModule(
      HubDatabase postgres,
      Optional<OidcConfiguration> oidc,
      AuditLog audit,
      ObjectMapper json,
      Clock clock) {
    SecureRandom random = new SecureRandom();
    AccessTokens accessTokens = new AccessTokens(postgres, random, clock);
    Users users = new Users(postgres);
    UserSessions sessions = new UserSessions(postgres, clock);
    RefreshTokens refreshTokens = new RefreshTokens(postgres, random, clock);
    SignIn signIn = new SignIn(users, sessions, refreshTokens, accessTokens);
    Passwords passwords = new Passwords();
    PasswordRules rules = new PasswordRules();
    Totp totp = new Totp(postgres, random, clock);
    this.throttle = new LoginThrottle(clock);
    Credentials credentials = new Credentials(users, sessions, passwords, totp, throttle);
    this.memberships = users::memberships;
    this.subjects = new StoredTokenSubjects(accessTokens, postgres, clock);
    this.beans =
        Map.of(
            "apiLogin", new LoginOperations(credentials, signIn, refreshTokens, audit, json),
            "apiAccount",
                new AccountOperations(users, sessions, credentials, passwords, rules, json),
            "apiOidc",
                new OidcOperations(
                    oidc.map(
                            provider ->
                                new OidcOperations.Oidc(
                                    provider.name(),
                                    new OidcProvider(provider, clock),
                                    new OidcAccounts(
                                        postgres, users, passwords, provider, random, clock)))
                        .orElse(OidcOperations.Oidc.NONE),
                    users,
                    signIn,
                    throttle,
                    audit,
                    json,
                    random),
            "apiTotp", new TotpOperations(users, totp, credentials, throttle, json),
            "apiInvitationAcceptance",
                new InvitationAcceptance(
                    postgres,
                    users,
                    credentials,
                    passwords,
                    rules,
                    throttle,
                    signIn,
                    audit,
                    json,
                    clock));
  }

  /** The beans by the names that {@code api/routes} uses. */
  public Map<String, Object> beans() {
    return beans;
  }

  /** The subjects of access tokens. */
  public TokenSubjects subjects() {
    return subjects;
  }

  /** The projects of users. */
  public Memberships memberships() {
    return memberships;
  }

  /** Limits attempts to sign in. */
  public LoginThrottle throttle() {
    return throttle;
  }
}
