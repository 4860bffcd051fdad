package io.gosight.api.auth;

import java.util.Set;

/**
 * What a subject may do in one project. An operation needs both: a sufficient role and its scope.
 *
 * @param projectId the project
 * @param role the subject's role in it
 * @param scopes what the credential in use may do; a credential can carry fewer than its owner has
 */
public record Grant(String projectId, Role role, Set<Scope> scopes) {
  /** Keeps its own copy. */
  public Grant {
    scopes = Set.copyOf(scopes);
  }

  /**
   * The grant of a secret key. A key has no role of its own: one that can manage acts as an admin,
   * any other as a viewer.
   */
  public static Grant ofKey(String projectId, Set<Scope> scopes) {
    return new Grant(projectId, scopes.contains(Scope.MANAGE) ? Role.ADMIN : Role.VIEWER, scopes);
  }
}
