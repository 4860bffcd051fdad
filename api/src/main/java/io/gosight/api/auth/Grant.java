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
   * The grant of a secret key. A key has no role of its own: one that can administer acts as an
   * admin, one that can manage as an analyst, any other as a viewer; none acts as an owner.
   */
  public static Grant ofKey(String projectId, Set<Scope> scopes) {
    if (scopes.contains(Scope.ADMINISTER)) {
      return new Grant(projectId, Role.ADMIN, scopes);
    }
    return new Grant(projectId, scopes.contains(Scope.MANAGE) ? Role.ANALYST : Role.VIEWER, scopes);
  }

  /**
   * The grant of a member.
   *
   * @param replay whether they may watch replays
   */
  public static Grant ofMember(String projectId, Role role, boolean replay) {
    return new Grant(projectId, role, Scope.of(role, replay));
  }
}
