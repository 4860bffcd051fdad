package io.gosight.storage;

import java.util.Set;

/** Decides by ClickHouse's error code whether a failed insert is the fault of its rows. */
public final class InsertFailure {
  /**
   * Codes that only the content of a row can cause: parse errors, types, ranges and constraints. It
   * is an allow-list, so that an unknown code, a full disk or a missing grant never costs data.
   */
  private static final Set<Integer> ROW_AT_FAULT =
      Set.of(
          6, 26, 27, 32, 33, 38, 41, 53, 69, 70, 72, 117, 128, 131, 190, 321, 349, 376, 407, 467,
          469, 675, 676);

  private InsertFailure() {}

  /**
   * The exception for a failed insert.
   *
   * @param code ClickHouse's error code
   * @param message what ClickHouse answered
   * @param cause the client's exception, or null
   * @return a {@link RefusedRowsException} if a row is at fault, otherwise a {@link
   *     StorageUnavailableException}, after which the same insert is tried again
   */
  public static RuntimeException of(int code, String message, Throwable cause) {
    return ROW_AT_FAULT.contains(code)
        ? new RefusedRowsException(code, message)
        : new StorageUnavailableException(
            "ClickHouse answered code " + code + ": " + message, cause);
  }
}
