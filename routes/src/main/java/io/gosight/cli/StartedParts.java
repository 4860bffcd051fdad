package io.gosight.cli;

import io.gosight.common.OperatorException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process has started. A process can be stopped while it is still starting: native engines
 * must then be closed too, or they crash under the exiting JVM. Safe for use by many threads.
 */
final class StartedParts {
  private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

  private final Deque<Runnable> closers = new ArrayDeque<>();
  private boolean closed;

  /**
   * Starts a part, unless the process is stopping.
   *
   * @param closer closes the part again
   * @throws OperatorException if the process is stopping
   */
  synchronized <T> T start(Supplier<T> starter, Consumer<T> closer) {
    if (closed) {
      throw new OperatorException("GoSight was stopped while it was starting.");
    }
    T part = starter.get();
    closers.push(() -> closer.accept(part));
    return part;
  }

  /** Closes every part, the last first; waits for one that is starting now. */
  synchronized void close() {
    closed = true;
    while (!closers.isEmpty()) {
      try {
        closers.pop().run();
      } catch (RuntimeException e) {
        LOG.warn("A part could not be closed: {}", e.toString());
      }
    }
  }
}
