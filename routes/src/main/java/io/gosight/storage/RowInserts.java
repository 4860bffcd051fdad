package io.gosight.storage;

import java.io.InputStream;
import java.util.List;

/** Where rows are inserted. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface RowInserts {
  /**
   * Inserts rows; returns when they are stored.
   *
   * @param table the table
   * @param columns the columns, in the order in which the rows have them
   * @param rows the rows in RowBinary
   * @param count how many they are
   * @throws RefusedRowsException if these rows will never be taken as they are
   * @throws StorageUnavailableException if they may be taken later
   */
  void insert(String table, List<String> columns, InputStream rows, int count);
}
