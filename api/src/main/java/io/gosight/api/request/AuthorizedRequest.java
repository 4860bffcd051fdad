package io.gosight.api.request;

import io.gosight.api.auth.Grant;
import io.gosight.api.auth.Subject;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A request whose subject may execute the operation.
 *
 * @param subject the caller
 * @param project the project of the path, covered by a grant of the subject; empty for operations
 *     outside of projects
 * @param variables the values of the path's variables by name
 * @param parameters the query's parameters, decoded, not validated
 * @param body the text of the body, not validated; empty if there is none
 * @param client who sent it, and how
 */
public record AuthorizedRequest(
    Subject subject,
    Optional<String> project,
    Map<String, String> variables,
    Map<String, String> parameters,
    String body,
    RequestClient client) {
  /**
   * Keeps its own copies.
   *
   * @throws IllegalArgumentException if the subject has no grant for the project, so that no query
   *     can be built without one
   */
  public AuthorizedRequest {
    variables = Map.copyOf(variables);
    parameters = Map.copyOf(parameters);
    if (project.isPresent() && subject.grantFor(project.get()).isEmpty()) {
      throw new IllegalArgumentException("The subject has no grant for the project.");
    }
  }

  /** A request of an unknown client. */
  public AuthorizedRequest(
      Subject subject,
      Optional<String> project,
      Map<String, String> variables,
      Map<String, String> parameters,
      String body) {
    this(subject, project, variables, parameters, body, RequestClient.UNKNOWN);
  }

  /** The same request with other parameters. */
  public AuthorizedRequest withParameters(Map<String, String> others) {
    return new AuthorizedRequest(subject, project, variables, others, body, client);
  }

  /**
   * What the subject may do in the project of the path.
   *
   * @throws IllegalStateException if the operation is outside of projects
   */
  public Grant grant() {
    return subject.grantFor(projectId()).orElseThrow();
  }

  /**
   * The project of the path.
   *
   * @throws IllegalStateException if the operation is outside of projects
   */
  public String projectId() {
    return project.orElseThrow(
        () -> new IllegalStateException("The operation's path names no project."));
  }

  /**
   * The value of a variable of the path.
   *
   * @throws IllegalStateException if the operation's path has no such variable
   */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("The operation's path has no variable '" + name + "'.");
    }
    return value;
  }

  /**
   * The value of a variable that is a UUID.
   *
   * @throws ApiException if it is none; such a resource does not exist
   */
  public UUID uuid(String name) {
    try {
      return UUID.fromString(variable(name));
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  /** The error for a resource that the project does not have. */
  public static ApiException notFound() {
    return new ApiException(ApiErrorCode.NOT_FOUND, "There is nothing of that id in this project.");
  }
}
