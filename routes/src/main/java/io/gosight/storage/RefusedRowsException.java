package io.gosight.storage;

/** ClickHouse will not take these rows: at least one of them is bad. */
public final class RefusedRowsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  public RefusedRowsException(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** ClickHouse's error code. */
  public int code() {
    return code;
  }
}
