package io.gosight.api.query;

import io.gosight.api.request.AuthorizedRequest;

/** The one project that a query may read; no query is executed without one. */
public final class ProjectScope {
  private final String projectId;

  private ProjectScope(String projectId) {
    this.projectId = projectId;
  }

  /** The project of a request whose subject has a grant for it. */
  public static ProjectScope of(AuthorizedRequest request) {
    return new ProjectScope(request.projectId());
  }

  /** A project that the hub itself or its operator reads, such as for alert rules. */
  public static ProjectScope ofSystem(String projectId) {
    return new ProjectScope(projectId);
  }

  /** The project's id. */
  public String projectId() {
    return projectId;
  }
}
