package io.gosight.api.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.RequestClient;
import java.util.Optional;

/** Checks a password and, where it is on, the second factor. Safe for use by many threads. */
final class Credentials {
  private final Users users;
  private final UserSessions sessions;
  private final Passwords passwords;
  private final Totp totp;
  private final LoginThrottle throttle;

  Credentials(
      Users users, UserSessions sessions, Passwords passwords, Totp totp, LoginThrottle throttle) {
    this.users = users;
    this.sessions = sessions;
    this.passwords = passwords;
    this.totp = totp;
    this.throttle = throttle;
  }

  /**
   * The user of that address and password.
   *
   * @param body with {@code password} and perhaps {@code code}
   * @throws ApiException with {@code invalid_credentials}, {@code totp_required}, {@code
   *     totp_invalid} or {@code too_many_attempts}; neither text nor time tell whether there is
   *     such a user
   */
  User check(String email, JsonNode body, RequestClient client) {
    Optional<User> found = users.find(email);
    boolean knownAddress =
        found.map(user -> sessions.knows(user.id(), client.address())).orElse(false);
    LoginThrottle.Attempt attempt = throttle.attempt(email, client.address(), knownAddress);
    String hash = found.map(User::passwordHash).orElse(null);
    if (!passwords.matches(body.get("password").textValue(), hash)) {
      throw new ApiException(
          ApiErrorCode.INVALID_CREDENTIALS, "The e-mail address or the password is wrong.");
    }
    User user = found.orElseThrow();
    if (user.totpEnabled()) {
      checkCode(user, body.path("code").asText(""), attempt);
    }
    attempt.succeeded();
    return user;
  }

  private void checkCode(User user, String code, LoginThrottle.Attempt attempt) {
    if (code.isEmpty()) {
      attempt.succeeded();
      throw new ApiException(
          ApiErrorCode.TOTP_REQUIRED, "Send the code of the authenticator app too.");
    }
    if (!totp.accept(user, code)) {
      throw new ApiException(ApiErrorCode.TOTP_INVALID, "The code is wrong, or was used already.")
          .of("/code");
    }
  }

  /**
   * Checks the signed-in user's own password once more.
   *
   * @throws ApiException with {@code bad_parameter} or {@code too_many_attempts}
   */
  void confirm(User user, String password, String field, RequestClient client) {
    LoginThrottle.Attempt attempt = throttle.attempt(user.email(), client.address(), true);
    if (!passwords.matches(password, user.passwordHash())) {
      throw new ApiException(ApiErrorCode.BAD_PARAMETER, "The password is wrong.").of(field);
    }
    attempt.succeeded();
  }
}
