package io.gosight.engine.clickhouse.library;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * The part of the engine's C interface that is used here. Lengths are {@code size_t}, which is 64
 * bits wide on every platform that the engine is built for. A connection runs one statement at a
 * time; several connections run side by side.
 */
interface Chdb extends Library {
  void chdb_set_signal_handlers_enabled(int enabled);

  String chdb_version();

  Pointer chdb_connect(int argc, String[] argv);

  void chdb_close_conn(Pointer connection);

  Pointer chdb_query_with_params_n(
      Pointer session,
      byte[] query,
      long queryLength,
      byte[] format,
      long formatLength,
      String[] names,
      Pointer nameLengths,
      String[] values,
      Pointer valueLengths,
      long count);

  Pointer chdb_result_buffer(Pointer result);

  long chdb_result_length(Pointer result);

  String chdb_result_error(Pointer result);

  double chdb_result_elapsed(Pointer result);

  long chdb_result_rows_read(Pointer result);

  long chdb_result_storage_rows_read(Pointer result);

  long chdb_result_storage_bytes_read(Pointer result);

  long chdb_result_rows_written(Pointer result);

  long chdb_result_bytes_written(Pointer result);

  void chdb_destroy_query_result(Pointer result);

  Pointer chdb_stream_insert_with_params_n(
      Pointer session,
      byte[] query,
      long queryLength,
      byte[] format,
      long formatLength,
      String[] names,
      Pointer nameLengths,
      String[] values,
      Pointer valueLengths,
      long count);

  String chdb_stream_insert_error(Pointer stream);

  int chdb_stream_append(Pointer stream, byte[] data, long length);

  Pointer chdb_stream_done(Pointer stream);

  void chdb_stream_cancel_insert(Pointer stream);

  void chdb_destroy_insert_stream(Pointer stream);

  int chdb_classify_query_n(
      Pointer session,
      byte[] query,
      long queryLength,
      byte[] database,
      long databaseLength,
      int[] analysis);
}
