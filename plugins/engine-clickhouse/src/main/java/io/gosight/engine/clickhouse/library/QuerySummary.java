package io.gosight.engine.clickhouse.library;

/**
 * What a statement did, as the engine counts it.
 *
 * @param readRows rows read from tables
 * @param readBytes bytes read from tables, uncompressed
 * @param writtenRows rows written
 * @param writtenBytes bytes written, uncompressed
 * @param resultRows rows of the result
 * @param resultBytes bytes of the result in its format
 * @param elapsedNanos run time in nanoseconds
 */
public record QuerySummary(
    long readRows,
    long readBytes,
    long writtenRows,
    long writtenBytes,
    long resultRows,
    long resultBytes,
    long elapsedNanos) {

  /** The form of the header {@code X-ClickHouse-Summary}; all values are text, as the server's. */
  public String summary() {
    return "{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\",\"written_bytes\":\"%d\",\"total_rows_to_read\":\"0\",\"result_rows\":\"%d\",\"result_bytes\":\"%d\",\"elapsed_ns\":\"%d\"}"
        .formatted(
            readRows, readBytes, writtenRows, writtenBytes, resultRows, resultBytes, elapsedNanos);
  }
}
