package io.gosight.api.project;

import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import io.gosight.api.request.AuthorizedRequest;
import java.sql.SQLException;

/** Answers what a project is called. Safe for use by many threads. */
public final class ProjectQuestion {
  private final Projects projects;

  /** Answers from these projects. */
  public ProjectQuestion(Projects projects) {
    this.projects = projects;
  }

  /**
   * The project that the asker's key opens.
   *
   * @throws ApiException if the database does not answer
   */
  public ProjectAnswer answer(AuthorizedRequest request) {
    try {
      return projects
          .find(request.principal().projectId())
          .map(found -> new ProjectAnswer(found.id(), found.name(), found.writeKey().orElse(null)))
          .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such project."));
    } catch (SQLException e) {
      throw new ApiException(
          ErrorCode.STORAGE_UNAVAILABLE, "PostgreSQL does not answer; try again soon.", e);
    }
  }
}
