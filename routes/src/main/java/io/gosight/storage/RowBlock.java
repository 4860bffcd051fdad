package io.gosight.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * Rows in RowBinary, any run of which can be inserted by itself.
 *
 * @param bytes the rows' bytes, never changed after this
 * @param starts where each row begins, and after the last one where it ends
 */
public record RowBlock(byte[] bytes, int[] starts) {
  /** The number of rows. */
  public int size() {
    return starts.length - 1;
  }

  /** The bytes of the rows from {@code from} to before {@code to}. */
  public InputStream rows(int from, int to) {
    return new ByteArrayInputStream(bytes, starts[from], starts[to] - starts[from]);
  }
}
