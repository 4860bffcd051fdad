package io.gosight.api.identity;

import io.gosight.api.request.ApiResponse;
import io.gosight.api.request.RequestClient;
import io.gosight.api.token.AccessTokens;
import java.util.Map;
import java.util.UUID;

/** Starts and continues sessions. Safe for use by many threads. */
final class SignIn {
  private final Users users;
  private final UserSessions sessions;
  private final RefreshTokens refreshTokens;
  private final AccessTokens accessTokens;

  SignIn(
      Users users, UserSessions sessions, RefreshTokens refreshTokens, AccessTokens accessTokens) {
    this.users = users;
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
  }

  /**
   * The response to a successful sign-in or refresh.
   *
   * @param expiresIn the life of the access token in seconds
   */
  record SignedIn(String accessToken, String tokenType, long expiresIn, Me user) {
    /** Omits the token, so that it never gets into a log. */
    @Override
    public String toString() {
      return "SignedIn[" + user.id() + "]";
    }
  }

  /** Starts a session of a user whose identity was checked. */
  ApiResponse start(UUID user, RequestClient client) {
    UUID session = sessions.start(user, client);
    return response(user, session, refreshTokens.issue(session), client);
  }

  /** Continues the session of a refresh token. */
  ApiResponse refresh(String token, RequestClient client) {
    RefreshTokens.Refreshed refreshed = refreshTokens.use(token);
    return response(refreshed.user(), refreshed.session(), refreshed.nextToken(), client);
  }

  private ApiResponse response(UUID user, UUID session, String refreshToken, RequestClient client) {
    SignedIn body =
        new SignedIn(
            accessTokens.issue(user, session),
            "Bearer",
            AccessTokens.LIFE.toSeconds(),
            Me.of(users.get(user), users.memberships(user)));
    return new ApiResponse(body, Map.of("Set-Cookie", RefreshCookie.of(refreshToken, client)));
  }
}
