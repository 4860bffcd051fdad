package io.gosight.api.query;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides what a failed query means for its caller. */
final class ReadFailure {
  /** ClickHouse's codes for a faulty statement or parameter; a retry would not help. */
  private static final Set<Integer> FAULTY_QUERY =
      Set.of(10, 16, 36, 42, 43, 44, 46, 47, 53, 62, 184, 215, 386, 456, 457);

  private static final int CANNOT_COMPILE_REGEXP = 427;
  private static final Set<Integer> TOO_MUCH = Set.of(158, 159, 160, 241, 307, 396);
  private static final Pattern CODE = Pattern.compile("Code: ([0-9]{1,5})");

  private ReadFailure() {}

  static RuntimeException of(String query, SQLException failure) {
    int code = code(failure);
    if (code == CANNOT_COMPILE_REGEXP) {
      return new ApiException(
          ApiErrorCode.BAD_PARAMETER,
          "A filter's regular expression is not valid; use the syntax of RE2.");
    }
    if (FAULTY_QUERY.contains(code)) {
      return new IllegalStateException("The query '" + query + "' is wrong.", failure);
    }
    if (TOO_MUCH.contains(code)) {
      return new ApiException(
          ApiErrorCode.STORAGE_UNAVAILABLE,
          "The question needs more time or memory than is allowed; ask for a shorter period.",
          failure);
    }
    return unavailable(failure);
  }

  static ApiException unavailable(Exception cause) {
    return new ApiException(
        ApiErrorCode.STORAGE_UNAVAILABLE, "ClickHouse does not answer; try again soon.", cause);
  }

  /** ClickHouse's own code; 0 if the failure is not the server's. */
  private static int code(SQLException failure) {
    if (failure.getErrorCode() > 0) {
      return failure.getErrorCode();
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      Matcher code = CODE.matcher(String.valueOf(t.getMessage()));
      if (code.find()) {
        return Integer.parseInt(code.group(1));
      }
    }
    return 0;
  }
}
