package io.gosight.api.request;

import java.util.Map;

/**
 * What a client asked, before anyone checked who it is.
 *
 * @param projectId the project in the path, of the form of a project's id
 * @param authorization the header of that name; empty if there is none
 * @param parameters the query's parameters, decoded
 */
public record ApiRequest(String projectId, String authorization, Map<String, String> parameters) {
  /** Keeps its own copy of the parameters. */
  public ApiRequest {
    parameters = Map.copyOf(parameters);
  }

  /** Leaves out the key, so that it never gets into a log. */
  @Override
  public String toString() {
    return "ApiRequest[" + projectId + ", " + parameters + "]";
  }
}
