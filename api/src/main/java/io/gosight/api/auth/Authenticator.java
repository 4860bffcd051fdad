package io.gosight.api.auth;

import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.keys.KeyText;
import io.gosight.api.request.ApiRequest;
import io.gosight.api.request.AuthorizedRequest;
import java.sql.SQLException;
import java.util.Optional;

/** Lets a request pass if its key opens the project that it names. Safe for use by many threads. */
public final class Authenticator {
  private static final String SCHEME = "Bearer ";

  private final SecretKeys keys;

  /** Checks against these keys. */
  public Authenticator(SecretKeys keys) {
    this.keys = keys;
  }

  /**
   * The request with its asker.
   *
   * @throws ApiException if the key is missing, unknown, of the wrong kind or of another project,
   *     or can't be looked up now
   */
  public AuthorizedRequest authenticate(ApiRequest request) {
    String header = request.authorization();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw unauthorized("Send the project's secret key as 'Authorization: Bearer gss_...'.");
    }
    String key = header.substring(SCHEME.length()).strip();
    if (key.startsWith(KeyKind.WRITE.prefix())) {
      throw new ApiException(
          ErrorCode.WRITE_KEY_REFUSED,
          "A write key (gsw_...) can only send events; read with a secret key (gss_...).");
    }
    if (!KeyText.isKey(KeyKind.SECRET, key)) {
      throw unauthorized("This is not a secret key; one is gss_ and 43 characters.");
    }
    Principal principal =
        find(key).orElseThrow(() -> unauthorized("This key is unknown or revoked."));
    if (!principal.projectId().equals(request.projectId())) {
      throw new ApiException(ErrorCode.NOT_FOUND, "There is no such project.");
    }
    return new AuthorizedRequest(principal, request.path(), request.parameters(), request.body());
  }

  private Optional<Principal> find(String key) {
    try {
      return keys.find(key);
    } catch (SQLException e) {
      throw new ApiException(
          ErrorCode.STORAGE_UNAVAILABLE, "Keys can't be checked now; try again soon.", e);
    }
  }

  private static ApiException unauthorized(String message) {
    return new ApiException(ErrorCode.UNAUTHORIZED, message);
  }
}
