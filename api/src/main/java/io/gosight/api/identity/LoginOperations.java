package io.gosight.api.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.audit.AuditLog;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.ApiResponse;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.request.RequestClient;
import java.util.Map;

/**
 * Signs users in and out, and refreshes their tokens. A request from a page of another site is
 * refused, because a browser might add the cookie. Safe for use by many threads.
 */
public final class LoginOperations {
  private final Credentials credentials;
  private final SignIn signIn;
  private final RefreshTokens refreshTokens;
  private final AuditLog audit;
  private final ObjectMapper json;

  LoginOperations(
      Credentials credentials,
      SignIn signIn,
      RefreshTokens refreshTokens,
      AuditLog audit,
      ObjectMapper json) {
    this.credentials = credentials;
    this.signIn = signIn;
    this.refreshTokens = refreshTokens;
    this.audit = audit;
    this.json = json;
  }

  /** The response to signing out. */
  record SignedOut(boolean signedOut) {}

  /** Signs a user in. */
  public ApiResponse login(AuthorizedRequest request) {
    requireSameSite(request.client());
    JsonNode body = JsonBody.of(request, json);
    User user =
        credentials.check(Users.normalized(body.get("email").textValue()), body, request.client());
    ApiResponse response = signIn.start(user.id(), request.client());
    audit.record("user:" + user.id(), user.name(), "login", request.client().address());
    return response;
  }

  /** Exchanges the refresh cookie for a new access token and a new cookie. */
  public ApiResponse refresh(AuthorizedRequest request) {
    requireSameSite(request.client());
    String token =
        request
            .client()
            .refreshToken()
            .orElseThrow(
                () ->
                    new ApiException(
                        ApiErrorCode.UNAUTHORIZED, "There is no session; sign in first."));
    return signIn.refresh(token, request.client());
  }

  /** Ends the session of the cookie; without one nothing happens. */
  public ApiResponse logout(AuthorizedRequest request) {
    requireSameSite(request.client());
    request
        .client()
        .refreshToken()
        .flatMap(refreshTokens::end)
        .ifPresent(user -> audit.record("user:" + user, "", "logout", request.client().address()));
    return new ApiResponse(new SignedOut(true), Map.of("Set-Cookie", RefreshCookie.DELETED));
  }

  /** Refuses a request from a page of another site. */
  static void requireSameSite(RequestClient client) {
    if (!client.sameSite()) {
      throw new ApiException(
              ApiErrorCode.CROSS_SITE, "The request comes from a page of another site.")
          .remedy("If the hub is behind a proxy, set gosight.api.public-url to its address.");
    }
  }
}
