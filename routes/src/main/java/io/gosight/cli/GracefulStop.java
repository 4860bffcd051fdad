package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.stage.StopDeadline;
import io.gosight.threads.HubThreads;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a process within half a minute, whatever hangs: parts share one deadline, and a process
 * that has not ended shortly after it is halted.
 *
 * @param parts what is stopped
 * @param threads runs the last resort
 * @param budget how long the parts may take in all
 * @param margin how long after that the process is halted
 * @param halt ends the process at once with an exit code
 */
record GracefulStop(
    StartedParts parts, HubThreads threads, Duration budget, Duration margin, IntConsumer halt) {
  /** The exit code of a process that had to be halted. */
  static final int HALTED = 5;

  private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

  static GracefulStop of(StartedParts parts, HubThreads threads) {
    return new GracefulStop(
        parts,
        threads,
        Duration.ofSeconds(27),
        Duration.ofSeconds(2),
        status -> Runtime.getRuntime().halt(status));
  }

  /** Stops when the JVM is asked to end. */
  void onShutdown(Runnable before, EndOfRun end) {
    Runtime.getRuntime()
        .addShutdownHook(
            HubThreads.shutdownHook(
                "stop",
                () -> {
                  Console.say("Stopping ...");
                  before.run();
                  stop();
                  Console.say("Stopped.");
                  end.stopped();
                }));
  }

  /** Stops the parts; the last resort stays armed until the process has ended. */
  void stop() {
    StopDeadline deadline = StopDeadline.in(budget);
    Thread unused = threads.run("last-resort", () -> haltAfter(deadline.before(margin.negated())));
    parts.close(deadline);
  }

  private void haltAfter(StopDeadline deadline) {
    try {
      TimeUnit.NANOSECONDS.sleep(deadline.remaining().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.error(
        "GoSight did not end within {} s after it was asked to; it is {}. The process is"
            + " halted; what was acknowledged is kept.",
        budget.plus(margin).toSeconds(),
        parts.doing());
    halt.accept(HALTED);
  }
}
