package io.gosight.api.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;

/** Parses the body of a request. */
public final class JsonBody {
  private JsonBody() {}

  /**
   * The body as JSON.
   *
   * @throws ApiException if it is empty or not JSON
   */
  public static JsonNode of(AuthorizedRequest request, ObjectMapper json) {
    return parse(request.body(), json);
  }

  /** The text as JSON. */
  public static JsonNode parse(String text, ObjectMapper json) {
    try {
      JsonNode node = json.readTree(text);
      if (node != null && !node.isMissingNode()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // its message quotes the body, which may contain secrets
    }
    throw new ApiException(
        ApiErrorCode.BAD_PARAMETER,
        "The body must be JSON, sent as application/json; see openapi.yaml.");
  }
}
