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
    insert(
        rows.size(),
        (from, to) -> inserts.insert(table, columns, rows.rows(from, to), to - from),
        refused);
  }

  /** Inserts what must be encoded anew for each try. */
  @FunctionalInterface
  public interface RangeInsert {
    /**
     * Inserts from one index to before another, all or nothing.
     *
     * @throws RefusedRowsException if one of them will never be taken
     * @throws StorageUnavailableException if they may be taken later
     */
    void insert(int from, int to);
  }

  /**
   * The same for what can't be encoded once for all tries.
   *
   * @param count how many there are
   */
  public static void insert(int count, RangeInsert insert, RefusedRow refused) {
    insert(insert, 0, count, refused);
  }

  private static void insert(RangeInsert insert, int from, int to, RefusedRow refused) {
    if (from == to) {
      return;
    }
    try {
      insert.insert(from, to);
    } catch (RefusedRowsException e) {
      if (to - from == 1) {
        refused.refused(from, e);
      } else {
        int middle = (from + to) >>> 1;
        insert(insert, from, middle, refused);
        insert(insert, middle, to, refused);
      }
    }
  }
}
