package io.gosight.common;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON body of a response that reports an error outside of the API. */
public final class ErrorBody {
  private ErrorBody() {}

  /**
   * The body as text.
   *
   * @param code names the error for programs
   * @param message a sentence for people
   */
  public static String of(String code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", code).put("message", message);
    return body.toString();
  }
}
