package io.gosight.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The body of every error response, as RFC 9457 describes it.
 *
 * @param type always {@code about:blank}: the code tells more than the status
 * @param title the status in words
 * @param status the HTTP status
 * @param code one of the contract's codes
 * @param detail a sentence for a human
 * @param field the parameter or JSON pointer that is invalid; null if there is none
 * @param remedy what to do about it; null if the detail says it
 * @param reason a word for programs that says more than the code; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String field,
    String remedy,
    String reason) {
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  /** The body for an error. */
  public static Problem of(ApiException error) {
    int status = error.code().status();
    return new Problem(
        "about:blank",
        TITLES.get(status),
        status,
        error.code().text(),
        error.getMessage(),
        error.field().orElse(null),
        error.remedy().orElse(null),
        error.reason().orElse(null));
  }
}
