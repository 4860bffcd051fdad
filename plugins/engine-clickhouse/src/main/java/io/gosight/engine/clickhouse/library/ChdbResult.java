package io.gosight.engine.clickhouse.library;

import com.sun.jna.Pointer;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import java.nio.ByteBuffer;

/** A statement's result in the engine's memory, until closed. For one thread. */
public final class ChdbResult implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final Chdb chdb;
  private final Pointer result;

  private ChdbResult(Chdb chdb, Pointer result) {
    this.chdb = chdb;
    this.result = result;
  }

  /**
   * Takes over a result.
   *
   * @throws ClickHouseException if it is a refusal
   */
  static ChdbResult of(Chdb chdb, Pointer result) throws ClickHouseException {
    String error = chdb.chdb_result_error(result);
    if (error != null) {
      chdb.chdb_destroy_query_result(result);
      throw ClickHouseException.fromEngine(error);
    }
    return new ChdbResult(chdb, result);
  }

  /** The bytes, valid until {@link #close}. */
  public ByteBuffer bytes() {
    long length = chdb.chdb_result_length(result);
    return length == 0
        ? ByteBuffer.allocate(0)
        : chdb.chdb_result_buffer(result).getByteBuffer(0, length);
  }

  public QuerySummary summary() {
    return new QuerySummary(
        chdb.chdb_result_storage_rows_read(result),
        chdb.chdb_result_storage_bytes_read(result),
        chdb.chdb_result_rows_written(result),
        chdb.chdb_result_bytes_written(result),
        chdb.chdb_result_rows_read(result),
        chdb.chdb_result_length(result),
        (long) (chdb.chdb_result_elapsed(result) * NANOS));
  }

  @Override
  public void close() {
    chdb.chdb_destroy_query_result(result);
  }
}
