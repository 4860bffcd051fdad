package io.gosight.api.auth;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.ApiRequest;
import io.gosight.api.request.AuthorizedRequest;

/**
 * Checks that the subject of a request may execute the operation. Denies by default. Safe for use
 * by many threads.
 */
public final class Authorizer {
  private static final String PASSWORD = "/api/v1/auth/password";

  private final Authenticator authenticator;

  /** Checks the subjects of this authenticator. */
  public Authorizer(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * The request with its subject.
   *
   * @param role within projects the least role that the operation requires, as in {@link
   *     Role#text()}; outside of them an {@link Access}
   * @param scope the scope that the operation requires, as in {@link Scope#text()}; outside of
   *     projects it is not used
   * @throws ApiException if the credential is missing or invalid, if it has no grant for the
   *     project or not the required one, or if the store is unavailable
   */
  public AuthorizedRequest authorize(ApiRequest request, String role, String scope) {
    Subject subject =
        request.projectId().isPresent()
            ? inProject(request, role(role), scope(scope))
            : outsideOfProjects(request, Access.of(role).orElseThrow(() -> unknown("role", role)));
    return new AuthorizedRequest(
        subject,
        request.projectId(),
        request.variables(),
        request.parameters(),
        request.body(),
        request.client());
  }

  private Subject inProject(ApiRequest request, Role role, Scope scope) {
    Subject subject = authenticator.authenticate(request);
    requireOwnPassword(subject);
    Grant grant =
        subject
            .grantFor(request.projectId().orElseThrow())
            .orElseThrow(
                () -> new ApiException(ApiErrorCode.NOT_FOUND, "There is no such project."));
    if (!grant.scopes().contains(scope) || !grant.role().includes(role)) {
      throw insufficient(subject, role, scope);
    }
    return subject;
  }

  private Subject outsideOfProjects(ApiRequest request, Access access) {
    if (access == Access.ANONYMOUS) {
      return Subject.ANONYMOUS;
    }
    Subject subject = authenticator.authenticate(request);
    if (access == Access.CALLER) {
      requireOwnPassword(subject);
      return subject;
    }
    if (subject.user().isEmpty()) {
      throw new ApiException(
          ApiErrorCode.USER_REQUIRED, "This operation is for signed-in users, not for keys.");
    }
    if (access == Access.ADMINISTRATOR) {
      requireOwnPassword(subject);
      if (!subject.requireUser().administrator()) {
        throw new ApiException(
            ApiErrorCode.ADMINISTRATOR_REQUIRED,
            "This operation is for administrators of the hub.");
      }
    }
    return subject;
  }

  private static void requireOwnPassword(Subject subject) {
    if (subject.user().map(SignedInUser::mustChangePassword).orElse(false)) {
      throw new ApiException(
              ApiErrorCode.PASSWORD_CHANGE_REQUIRED, "Change the one-time password first.")
          .remedy("Send the old and a new password to POST " + PASSWORD + ".");
    }
  }

  private static ApiException insufficient(Subject subject, Role role, Scope scope) {
    String required =
        "the scope '" + scope.text() + "' and at least the role '" + role.text() + "'";
    return new ApiException(
            ApiErrorCode.INSUFFICIENT_SCOPE,
            (subject.user().isPresent() ? "You lack" : "This key lacks")
                + " a right that the operation requires: "
                + required
                + ".")
        .remedy(
            subject.user().isPresent()
                ? "Ask an owner or admin of the project for it."
                : "Create a key by 'gosight keys create --kind secret --scope read,"
                    + scope.text()
                    + "'.");
  }

  private static Role role(String text) {
    return Role.of(text).orElseThrow(() -> unknown("role", text));
  }

  private static Scope scope(String text) {
    return Scope.of(text).orElseThrow(() -> unknown("scope", text));
  }

  private static IllegalArgumentException unknown(String what, String text) {
    return new IllegalArgumentException("There is no " + what + " '" + text + "'.");
  }
}
