package io.gosight.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a process that serves until it is stopped ends. Safe for use by many threads. */
final class EndOfRun {
  /** The exit code after the loss of an engine; a service manager starts the process again. */
  static final int ENGINE_LOST = 4;

  private static final Logger LOG = LoggerFactory.getLogger(EndOfRun.class);

  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  /** Everything has been stopped. */
  void stopped() {
    status.complete(0);
  }

  /**
   * The process must end, because only another one can bring an engine back.
   *
   * @param sentence what happened
   */
  void engineLost(String sentence) {
    LOG.error(
        "{} Only a new process can bring it back: GoSight ends with exit code {}. Start it again,"
            + " after making room if the disk is full.",
        sentence,
        ENGINE_LOST);
    status.complete(ENGINE_LOST);
  }

  /** Waits for the end; gives the exit code. */
  int await() throws InterruptedException {
    try {
      return status.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
