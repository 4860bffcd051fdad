package io.gosight.storage;

import java.util.List;

/**
 * Inserts rows of which some may be at fault: halves of what is refused are tried until the bad
 * rows are found, so that one of them never takes its neighbours along.
 */
public final class RowIsolation {
  private RowIsolation() {}

  /** Receives each row that will never be taken. */
  @FunctionalInterface
  public interface RefusedRow {
    /** The row with that index was refused. */
    void refused(int row, RefusedRowsException why);
  }

  /**
   * Inserts all rows that can be stored; returns when they are.
   *
   * @param refused receives the others
   * @throws StorageUnavailableException if rows can't be taken now; all of them may come again
   */
  public static void insert(
      RowInserts inserts, String table, List<String> columns, RowBlock rows, RefusedRow refused) {
    insert(inserts, table, columns, rows, 0, rows.size(), refused);
  }

  private static void insert(
      RowInserts inserts,
      String table,
      List<String> columns,
      RowBlock rows,
      int from,
      int to,
      RefusedRow refused) {
    if (from == to) {
      return;
    }
    try {
      inserts.insert(table, columns, rows.rows(from, to), to - from);
    } catch (RefusedRowsException e) {
      if (to - from == 1) {
        refused.refused(from, e);
      } else {
        int middle = (from + to) >>> 1;
        insert(inserts, table, columns, rows, from, middle, refused);
        insert(inserts, table, columns, rows, middle, to, refused);
      }
    }
  }
}
