package io.gosight.api.contract;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.Locale;
import java.util.Set;

/** Checks the media types of a request. */
final class MediaTypes {
  private static final String JSON = "application/json";

  private MediaTypes() {}

  /**
   * Requires a JSON body.
   *
   * @throws ApiException with {@code unsupported_media_type}
   */
  static void requireJson(String contentType) {
    if (!type(contentType).equals(JSON)) {
      throw new ApiException(
              ApiErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be of the type " + JSON + ".")
          .of("Content-Type")
          .remedy("Send the header 'Content-Type: " + JSON + "'.");
    }
  }

  /**
   * Requires that the client accepts one of the types.
   *
   * @throws ApiException with {@code not_acceptable}
   */
  static void requireAcceptable(String accept, Set<String> types) {
    if (accept.isBlank() || types.isEmpty()) {
      return;
    }
    for (String range : accept.split(",", -1)) {
      if (!isRefused(range) && types.stream().anyMatch(type -> matches(type(range), type))) {
        return;
      }
    }
    throw new ApiException(
            ApiErrorCode.NOT_ACCEPTABLE,
            "The response has one of the types " + types + ", and the request accepts none.")
        .of("Accept");
  }

  private static boolean isRefused(String range) {
    return range.replace(" ", "").matches(".*;q=0(\\.0{1,3})?");
  }

  private static boolean matches(String range, String type) {
    return range.equals("*/*")
        || range.equals(type)
        || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)));
  }

  private static String type(String header) {
    int end = header.indexOf(';');
    return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
