package io.gosight.tests.load;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Records which events the hub acknowledged: 8 bytes per batch, its number in the upper 48 bits and
 * a bit for each accepted event in the lower 16. Read back by {@link AckedEvents}. For one thread.
 */
public final class AckLog implements AutoCloseable {
  private final DataOutputStream out;

  /**
   * Starts a log and replaces an existing one.
   *
   * @throws UncheckedIOException if the file can't be written
   */
  public AckLog(Path file) {
    try {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records a response; one that accepts nothing is not recorded. */
  public void append(long sequence, Answer answer) {
    if (answer.acceptedMask() == 0) {
      return;
    }
    try {
      out.writeLong((sequence << EventIds.MAX_EVENTS) | answer.acceptedMask());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Finishes the log.
   *
   * @throws UncheckedIOException if the rest can't be written
   */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
