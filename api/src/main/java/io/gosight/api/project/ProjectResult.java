package io.gosight.api.project;

import io.gosight.api.auth.Grant;
import io.gosight.api.auth.Scope;
import java.time.Instant;
import java.util.List;

/**
 * A project in a response.
 *
 * @param id the project's id
 * @param name its name for people
 * @param writeKey the newest write key; null if there is none
 * @param role the caller's role in it
 * @param scopes what the caller may do in it
 * @param createdAt when it was created
 */
record ProjectResult(
    String id, String name, String writeKey, String role, List<String> scopes, Instant createdAt) {
  static ProjectResult of(Project project, Grant grant) {
    return new ProjectResult(
        project.id(),
        project.name(),
        project.writeKey().orElse(null),
        grant.role().text(),
        grant.scopes().stream().sorted().map(Scope::text).toList(),
        project.createdAt());
  }
}
