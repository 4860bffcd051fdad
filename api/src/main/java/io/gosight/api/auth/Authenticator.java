package io.gosight.api.auth;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.keys.KeyText;
import io.gosight.api.request.ApiRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;

/**
 * Finds the subject of a request by its secret key or access token. Safe for use by many threads.
 */
public final class Authenticator {
  private static final String SCHEME = "Bearer ";
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z0-9_-]{1,500}\\.[A-Za-z0-9_-]{1,1000}\\.[A-Za-z0-9_-]{0,200}");

  private final SecretKeys keys;
  private final TokenSubjects tokens;

  /** Finds subjects by these keys and tokens. */
  public Authenticator(SecretKeys keys, TokenSubjects tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  /**
   * The subject; a user's has the grant for the request's project only.
   *
   * @throws ApiException if the credential is missing, malformed, unknown, expired or revoked, or
   *     the store is unavailable
   */
  public Subject authenticate(ApiRequest request) {
    String header = request.authorization();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw unauthorized(
          "Send a secret key (gss_...) or an access token as 'Authorization: Bearer ...'.");
    }
    String credential = header.substring(SCHEME.length()).strip();
    if (credential.startsWith(KeyKind.WRITE.prefix())) {
      throw new ApiException(
          ApiErrorCode.WRITE_KEY_REFUSED,
          "A write key (gsw_...) can only send events; use a secret key (gss_...).");
    }
    try {
      return find(request, credential);
    } catch (DataAccessException e) {
      throw new ApiException(
          ApiErrorCode.STORAGE_UNAVAILABLE, "Credentials can't be checked now; try again soon.", e);
    }
  }

  private Subject find(ApiRequest request, String credential) {
    if (KeyText.isKey(KeyKind.SECRET, credential)) {
      return keys.find(credential)
          .orElseThrow(() -> unauthorized("This key is unknown, expired or revoked."));
    }
    if (!TOKEN.matcher(credential).matches()) {
      throw unauthorized(
          "This is neither a secret key, which is gss_ and 43 characters, nor an access token.");
    }
    Optional<Subject> user = tokens.find(credential, request.projectId());
    return user.orElseThrow(
        () -> unauthorized("This access token is invalid or expired, or its session has ended."));
  }

  private static ApiException unauthorized(String message) {
    return new ApiException(ApiErrorCode.UNAUTHORIZED, message);
  }
}
