package io.gosight.api.auth;

import java.util.List;
import java.util.Optional;

/**
 * The caller and what it was granted.
 *
 * @param id identifies the credential, such as {@code key:} and the id of a secret key
 * @param grants at most one for each project
 */
public record Subject(String id, List<Grant> grants) {
  /** Keeps its own copy. */
  public Subject {
    grants = List.copyOf(grants);
  }

  /** What the subject may do in that project; empty if it must not learn that it exists. */
  public Optional<Grant> grantFor(String projectId) {
    return grants.stream().filter(grant -> grant.projectId().equals(projectId)).findFirst();
  }
}
