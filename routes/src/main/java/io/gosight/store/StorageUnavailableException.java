package io.gosight.store;

/** ClickHouse can't take rows now, but may later: the same insert is tried again. */
public final class StorageUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
