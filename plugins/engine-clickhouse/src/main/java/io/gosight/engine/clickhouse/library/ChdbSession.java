package io.gosight.engine.clickhouse.library;

import com.sun.jna.Pointer;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.InsertStatement;
import io.gosight.engine.clickhouse.sql.StatementClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One session of the engine: settings, current database and temporary tables live and die with it.
 * For one thread at a time.
 */
public final class ChdbSession implements AutoCloseable {
  private static final int APPEND_BYTES = 1 << 20;
  private static final int ANALYSIS_BYTES = 16;

  private final Chdb chdb;
  private final Pointer connection;
  private final Pointer session;
  private final Runnable onClose;

  ChdbSession(Chdb chdb, Pointer connection, Runnable onClose) {
    this.chdb = chdb;
    this.connection = connection;
    this.session = connection.getPointer(0);
    this.onClose = onClose;
  }

  /** Runs a statement for its effect. */
  public QuerySummary execute(String statement) throws ClickHouseException {
    try (ChdbResult result = query(statement.getBytes(StandardCharsets.UTF_8), "Null", Map.of())) {
      return result.summary();
    }
  }

  /**
   * Runs one statement.
   *
   * @param statement its bytes
   * @param format the format of its rows unless it names one itself
   * @param parameters values of its {@code {name:Type}} parameters
   * @throws ClickHouseException if the engine refuses it
   */
  public ChdbResult query(byte[] statement, String format, Map<String, String> parameters)
      throws ClickHouseException {
    byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
    Pointer result =
        chdb.chdb_query_with_params_n(
            session,
            statement,
            statement.length,
            formatBytes,
            formatBytes.length,
            names(parameters),
            null,
            values(parameters),
            null,
            parameters.size());
    return ChdbResult.of(chdb, result);
  }

  /**
   * Runs an INSERT with rows from a stream. If the stream breaks, the rows are given up; as with a
   * server, only blocks of a million rows that were complete before then can be stored.
   *
   * @throws IOException if the stream breaks
   * @throws ClickHouseException if the engine refuses the statement or a row
   */
  public QuerySummary insert(
      InsertStatement insert, InputStream rows, Map<String, String> parameters)
      throws ClickHouseException, IOException {
    byte[] header = insert.header().getBytes(StandardCharsets.ISO_8859_1);
    byte[] format = insert.format().getBytes(StandardCharsets.ISO_8859_1);
    Pointer stream =
        chdb.chdb_stream_insert_with_params_n(
            session,
            header,
            header.length,
            format,
            format.length,
            names(parameters),
            null,
            values(parameters),
            null,
            parameters.size());
    try {
      String error = chdb.chdb_stream_insert_error(stream);
      if (error != null) {
        throw ClickHouseException.fromEngine(error);
      }
      append(stream, rows);
      try (ChdbResult result = ChdbResult.of(chdb, chdb.chdb_stream_done(stream))) {
        return result.summary();
      }
    } finally {
      chdb.chdb_destroy_insert_stream(stream);
    }
  }

  private void append(Pointer stream, InputStream rows) throws IOException {
    byte[] buffer = new byte[APPEND_BYTES];
    try {
      int length;
      while ((length = rows.readNBytes(buffer, 0, buffer.length)) > 0) {
        if (chdb.chdb_stream_append(stream, buffer, length) != 0) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      chdb.chdb_stream_cancel_insert(stream);
      throw e;
    }
  }

  /** Asks the engine's own parser what a text holds. */
  public StatementClass classify(byte[] statement) {
    int[] analysis = new int[ANALYSIS_BYTES / Integer.BYTES];
    analysis[0] = ANALYSIS_BYTES;
    int state = chdb.chdb_classify_query_n(session, statement, statement.length, null, 0, analysis);
    return state == 0
        ? new StatementClass(analysis[1], analysis[3])
        : new StatementClass(0, StatementClass.UNKNOWN);
  }

  private static String[] names(Map<String, String> parameters) {
    return parameters.isEmpty() ? null : parameters.keySet().toArray(String[]::new);
  }

  private static String[] values(Map<String, String> parameters) {
    return parameters.isEmpty() ? null : parameters.values().toArray(String[]::new);
  }

  @Override
  public void close() {
    try {
      chdb.chdb_close_conn(connection);
    } finally {
      onClose.run();
    }
  }
}
