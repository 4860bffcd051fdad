package io.gosight.api.auth;

import java.util.List;
import java.util.Optional;

/**
 * The caller and what it was granted.
 *
 * @param id identifies the credential: {@code key:} and the id of a secret key, {@code user:} and
 *     the id of a user, or {@code anonymous}
 * @param name its name for people
 * @param grants at most one for each project; for a user, only that of the request's project
 * @param user the signed-in user; empty for a key
 */
public record Subject(String id, String name, List<Grant> grants, Optional<SignedInUser> user) {
  /** A caller without credentials. */
  public static final Subject ANONYMOUS = new Subject("anonymous", List.of());

  /** Keeps its own copy. */
  public Subject {
    grants = List.copyOf(grants);
  }

  /** A subject that is no user. */
  public Subject(String id, List<Grant> grants) {
    this(id, id, grants, Optional.empty());
  }

  /** What the subject may do in that project; empty if it must not learn that it exists. */
  public Optional<Grant> grantFor(String projectId) {
    return grants.stream().filter(grant -> grant.projectId().equals(projectId)).findFirst();
  }

  /**
   * The signed-in user.
   *
   * @throws IllegalStateException if the subject is none; the operation's role must be user
   */
  public SignedInUser requireUser() {
    return user.orElseThrow(() -> new IllegalStateException("The subject is not a user."));
  }
}
