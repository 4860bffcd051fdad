package io.gosight.api.request;

import java.util.Map;

/**
 * A result with headers of its own.
 *
 * @param body the record that is written as JSON; null for none
 * @param headers headers of the response
 */
public record ApiResponse(Object body, Map<String, String> headers) {
  /** Keeps its own copy. */
  public ApiResponse {
    headers = Map.copyOf(headers);
  }
}
