package io.gosight.api.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.audit.AuditLog;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.oidc.OidcAttempt;
import io.gosight.api.oidc.OidcProvider;
import io.gosight.api.request.ApiResponse;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.request.RequestClient;
import io.gosight.api.request.RequestClients;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Signs users in by an OpenID Connect provider, if one is configured. The login page sends the
 * browser there and back, and finishes with what the browser brings. Safe for use by many threads.
 */
public final class OidcOperations {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final String COOKIE_ATTRIBUTES =
      "; Path=/api/v1/auth/oidc; HttpOnly; SameSite=Strict";

  /** What attempts with codes are counted as, for there is no account yet. */
  private static final String GUESSES = "oidc";

  private final Oidc oidc;
  private final Users users;
  private final SignIn signIn;
  private final LoginThrottle throttle;
  private final AuditLog audit;
  private final ObjectMapper json;
  private final SecureRandom random;

  /**
   * What depends on the provider.
   *
   * @param name how it is called on the login page; empty if there is none
   * @param provider it; null if there is none
   * @param accounts the accounts of those who it signs in; null if there is none
   */
  record Oidc(String name, OidcProvider provider, OidcAccounts accounts) {
    static final Oidc NONE = new Oidc("", null, null);
  }

  OidcOperations(
      Oidc oidc,
      Users users,
      SignIn signIn,
      LoginThrottle throttle,
      AuditLog audit,
      ObjectMapper json,
      SecureRandom random) {
    this.oidc = oidc;
    this.users = users;
    this.signIn = signIn;
    this.throttle = throttle;
    this.audit = audit;
    this.json = json;
    this.random = random;
  }

  /** Whether there is a provider, and its name. */
  record Offer(boolean enabled, String name) {}

  /** Where the browser goes. */
  record Start(String authorizationUrl) {}

  /** Whether there is a provider. */
  public Offer offer(AuthorizedRequest request) {
    return new Offer(oidc.provider() != null, oidc.name());
  }

  /** Starts an attempt, which only the same browser can finish. */
  public ApiResponse start(AuthorizedRequest request) {
    LoginOperations.requireSameSite(request.client());
    OidcProvider provider = provider();
    String secret = RandomText.token(random);
    String url = provider.authorization(new OidcAttempt(secret)).toString();
    return new ApiResponse(new Start(url), Map.of("Set-Cookie", cookie(secret, request.client())));
  }

  /** Finishes an attempt: the user of the identity that the provider has proven is signed in. */
  public ApiResponse finish(AuthorizedRequest request) {
    LoginOperations.requireSameSite(request.client());
    OidcProvider provider = provider();
    JsonNode body = JsonBody.of(request, json);
    OidcAttempt attempt =
        request
            .client()
            .oidcSecret()
            .filter(secret -> !secret.isEmpty())
            .map(OidcAttempt::new)
            .filter(started -> started.isOf(body.get("state").textValue()))
            .orElseThrow(
                () ->
                    new ApiException(
                            ApiErrorCode.INVALID_CREDENTIALS,
                            "This browser has not started to sign in, or too long ago.")
                        .remedy("Start to sign in again."));
    LoginThrottle.Attempt paid = throttle.attempt(GUESSES, request.client().address(), true);
    UUID user = oidc.accounts().of(provider.identity(attempt, body.get("code").textValue()));
    paid.succeeded();
    audit.record("user:" + user, users.get(user).name(), "login-oidc", request.client().address());
    return signIn.start(user, request.client());
  }

  private OidcProvider provider() {
    if (oidc.provider() == null) {
      throw new ApiException(
          ApiErrorCode.NOT_FOUND, "This hub has no identity provider; sign in with a password.");
    }
    return oidc.provider();
  }

  private static String cookie(String secret, RequestClient client) {
    return RequestClients.OIDC_COOKIE
        + "="
        + secret
        + "; Max-Age="
        + LIFE.toSeconds()
        + COOKIE_ATTRIBUTES
        + (client.encrypted() ? "; Secure" : "");
  }
}
