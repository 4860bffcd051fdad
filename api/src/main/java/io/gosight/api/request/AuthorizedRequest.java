package io.gosight.api.request;

import io.gosight.api.auth.Principal;
import java.util.Map;

/**
 * A request whose key opens the project that it names.
 *
 * @param principal who asks
 * @param parameters the query's parameters, decoded, not checked
 */
public record AuthorizedRequest(Principal principal, Map<String, String> parameters) {
  /** Keeps its own copy of the parameters. */
  public AuthorizedRequest {
    parameters = Map.copyOf(parameters);
  }
}
