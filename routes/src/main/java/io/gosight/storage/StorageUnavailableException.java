package io.gosight.storage;

/** ClickHouse can't take rows now, but may later: the same insert is tried again. */
public final class StorageUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
