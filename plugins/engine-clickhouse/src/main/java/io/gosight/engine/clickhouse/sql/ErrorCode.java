package io.gosight.engine.clickhouse.sql;

/** The codes of ClickHouse that the front raises itself. */
public enum ErrorCode {
  CANNOT_READ_ALL_DATA(33),
  BAD_ARGUMENTS(36),
  CHECKSUM_DOESNT_MATCH(40),
  NOT_IMPLEMENTED(48),
  SYNTAX_ERROR(62),
  UNKNOWN_TYPE_OF_QUERY(78),
  UNKNOWN_COMPRESSION_METHOD(89),
  UNKNOWN_SETTING(115),
  READONLY(164),
  TOO_MANY_SIMULTANEOUS_QUERIES(202),
  ABORTED(236),
  CANNOT_DECOMPRESS(271),
  TOO_MANY_BYTES(307),
  INTO_OUTFILE_NOT_ALLOWED(348),
  ACCESS_DENIED(497),
  AUTHENTICATION_FAILED(516);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
