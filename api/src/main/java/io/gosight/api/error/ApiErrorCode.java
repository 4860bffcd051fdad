package io.gosight.api.error;

import java.util.Locale;

/** The reason for an error response: its code in the body and its HTTP status. */
public enum ApiErrorCode {
  /** A parameter or the body violates the contract. */
  BAD_PARAMETER(400),
  /** A new password is common or easy to guess. */
  WEAK_PASSWORD(400),
  /** No key or token, a malformed one, or one that is not (or no longer) valid. */
  UNAUTHORIZED(401),
  /** Wrong e-mail address or password. */
  INVALID_CREDENTIALS(401),
  /** The password is right; the code of the authenticator app is missing. */
  TOTP_REQUIRED(401),
  /** The code of the authenticator app is wrong or was used already. */
  TOTP_INVALID(401),
  /** A write key: it is public and can only send events. */
  WRITE_KEY_REFUSED(403),
  /** The caller's grant does not cover the operation. */
  INSUFFICIENT_SCOPE(403),
  /** A key called an operation of signed-in users. */
  USER_REQUIRED(403),
  /** The operation is for those who operate the hub. */
  ADMINISTRATOR_REQUIRED(403),
  /** The user has a one-time password. */
  PASSWORD_CHANGE_REQUIRED(403),
  /** The identity provider has signed in a person without an account here. */
  SIGN_IN_REFUSED(403),
  /** A request with a cookie comes from a page of another site. */
  CROSS_SITE(403),
  /** No such resource, or a project for which the caller has no grant. */
  NOT_FOUND(404),
  /** The path has other methods. */
  METHOD_NOT_ALLOWED(405),
  /** The client accepts no form in which the operation responds. */
  NOT_ACCEPTABLE(406),
  /** The state of a resource does not allow it. */
  CONFLICT(409),
  /** A parallel request has just used the refresh token. */
  REFRESH_SUPERSEDED(409),
  /** The body is not JSON by its Content-Type. */
  UNSUPPORTED_MEDIA_TYPE(415),
  /** Too many failed attempts to sign in. */
  TOO_MANY_ATTEMPTS(429),
  /** The project has as many live connections as it may have. */
  TOO_MANY_CONNECTIONS(429),
  /** An unexpected failure of the server. */
  INTERNAL_ERROR(500),
  /** A store is unavailable; the request can be retried. */
  STORAGE_UNAVAILABLE(503),
  /** The identity provider can't be reached. */
  PROVIDER_UNAVAILABLE(503);

  private final int status;

  ApiErrorCode(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The code as clients see it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
