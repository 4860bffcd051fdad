package io.gosight.api.project;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;

/** Returns a project's name and write key. Safe for use by many threads. */
public final class ProjectQuery {
  private final Projects projects;

  /** A query of these projects. */
  public ProjectQuery(Projects projects) {
    this.projects = projects;
  }

  /**
   * The project of the path.
   *
   * @throws ApiException if the database does not answer
   */
  public ProjectResult execute(AuthorizedRequest request) {
    return projects
        .find(request.projectId())
        .map(found -> new ProjectResult(found.id(), found.name(), found.writeKey().orElse(null)))
        .orElseThrow(() -> new ApiException(ApiErrorCode.NOT_FOUND, "There is no such project."));
  }
}
