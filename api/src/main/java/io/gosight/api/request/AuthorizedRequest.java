package io.gosight.api.request;

import io.gosight.api.auth.Principal;
import java.util.List;
import java.util.Map;

/**
 * A request whose key opens the project that it names.
 *
 * @param principal who asks
 * @param path what follows the project in the path, part by part
 * @param parameters the query's parameters, decoded, not checked
 * @param body the text of the body, not checked; empty if there is none
 */
public record AuthorizedRequest(
    Principal principal, List<String> path, Map<String, String> parameters, String body) {
  /** Keeps its own copies. */
  public AuthorizedRequest {
    path = List.copyOf(path);
    parameters = Map.copyOf(parameters);
  }
}
