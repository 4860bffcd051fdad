package io.gosight.api.auth;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.keys.KeyText;
import io.gosight.api.request.ApiRequest;
import io.gosight.api.request.AuthorizedRequest;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/**
 * Authenticates a request by its secret key and checks that the subject's grant covers the
 * operation. Denies by default. Safe for use by many threads.
 */
public final class Authorizer {
  private static final String SCHEME = "Bearer ";

  private final SecretKeys keys;

  /** Checks against these keys. */
  public Authorizer(SecretKeys keys) {
    this.keys = keys;
  }

  /**
   * The request with its subject.
   *
   * @param role the least role that the operation requires, as in {@link Role#text()}
   * @param scope the scope that the operation requires, as in {@link Scope#text()}
   * @throws ApiException if the key is missing, unknown, revoked or a write key, if it has no grant
   *     for the project or not the required one, or if the key store is unavailable
   */
  public AuthorizedRequest authorize(ApiRequest request, String role, String scope) {
    Role requiredRole = Role.of(role).orElseThrow(() -> unknown("role", role));
    Scope requiredScope = Scope.of(scope).orElseThrow(() -> unknown("scope", scope));
    Subject subject = authenticate(request.authorization());
    if (request.projectId().isPresent()) {
      Grant grant =
          subject
              .grantFor(request.projectId().get())
              .orElseThrow(
                  () -> new ApiException(ApiErrorCode.NOT_FOUND, "There is no such project."));
      check(grant, requiredRole, requiredScope);
    }
    return new AuthorizedRequest(
        subject, request.projectId(), request.variables(), request.parameters(), request.body());
  }

  private Subject authenticate(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw unauthorized("Send the project's secret key as 'Authorization: Bearer gss_...'.");
    }
    String key = header.substring(SCHEME.length()).strip();
    if (key.startsWith(KeyKind.WRITE.prefix())) {
      throw new ApiException(
          ApiErrorCode.WRITE_KEY_REFUSED,
          "A write key (gsw_...) can only send events; use a secret key (gss_...).");
    }
    if (!KeyText.isKey(KeyKind.SECRET, key)) {
      throw unauthorized("This is not a secret key; one is gss_ and 43 characters.");
    }
    return find(key).orElseThrow(() -> unauthorized("This key is unknown or revoked."));
  }

  private Optional<Subject> find(String key) {
    try {
      return keys.find(key);
    } catch (DataAccessException e) {
      throw new ApiException(
          ApiErrorCode.STORAGE_UNAVAILABLE, "Keys can't be checked now; try again soon.", e);
    }
  }

  private static void check(Grant grant, Role role, Scope scope) {
    if (!grant.scopes().contains(scope) || !grant.role().includes(role)) {
      throw new ApiException(
          ApiErrorCode.INSUFFICIENT_SCOPE,
          "This key lacks the scope '"
              + scope.text()
              + "' or the role '"
              + role.text()
              + "' that the operation requires; create one by"
              + " 'gosight keys create --kind secret --scope manage'.");
    }
  }

  private static IllegalArgumentException unknown(String what, String text) {
    return new IllegalArgumentException("There is no " + what + " '" + text + "'.");
  }

  private static ApiException unauthorized(String message) {
    return new ApiException(ApiErrorCode.UNAUTHORIZED, message);
  }
}
