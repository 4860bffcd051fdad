package io.gosight.api.request;

import java.util.Map;
import java.util.Optional;

/**
 * A request before authorization.
 *
 * @param projectId the project that the path names; empty for operations outside of projects
 * @param variables the values of the path's variables by name
 * @param authorization the Authorization header; empty if there is not exactly one
 * @param parameters the query's parameters, decoded, not validated
 * @param body the text of the body; empty if there is none
 * @param client who sent it, and how
 */
public record ApiRequest(
    Optional<String> projectId,
    Map<String, String> variables,
    String authorization,
    Map<String, String> parameters,
    String body,
    RequestClient client) {
  /** Keeps its own copies. */
  public ApiRequest {
    variables = Map.copyOf(variables);
    parameters = Map.copyOf(parameters);
  }

  /** A request of an unknown client. */
  public ApiRequest(
      Optional<String> projectId,
      Map<String, String> variables,
      String authorization,
      Map<String, String> parameters,
      String body) {
    this(projectId, variables, authorization, parameters, body, RequestClient.UNKNOWN);
  }

  /** Omits the key, so that it never gets into a log. */
  @Override
  public String toString() {
    return "ApiRequest[" + variables + ", " + parameters + "]";
  }
}
