package io.gosight.api.request;

import java.util.List;
import java.util.Map;

/**
 * What a client asked, before anyone checked who it is.
 *
 * @param projectId the project in the path, of the form of a project's id
 * @param path what follows the project in the path, part by part
 * @param authorization the header of that name; empty if there is none
 * @param parameters the query's parameters, decoded
 * @param body the text of the body; empty if there is none
 */
public record ApiRequest(
    String projectId,
    List<String> path,
    String authorization,
    Map<String, String> parameters,
    String body) {
  /** Keeps its own copies. */
  public ApiRequest {
    path = List.copyOf(path);
    parameters = Map.copyOf(parameters);
  }

  /** Leaves out the key, so that it never gets into a log. */
  @Override
  public String toString() {
    return "ApiRequest[" + projectId + ", " + path + ", " + parameters + "]";
  }
}
