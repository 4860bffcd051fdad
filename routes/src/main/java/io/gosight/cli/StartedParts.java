package io.gosight.cli;

import io.gosight.common.OperatorException;
import io.gosight.stage.StopDeadline;
import io.gosight.threads.HubThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process has started. A process can be stopped while it is still starting: native engines
 * must then be closed too, or they crash under the exiting JVM. Safe for use by many threads.
 */
final class StartedParts {
  private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

  private final HubThreads threads;
  private final Deque<Part> parts = new ArrayDeque<>();
  private volatile String doing = "ending";
  private boolean closed;

  /**
   * What was started.
   *
   * @param name its name for the operator
   * @param needed what the stop of those that were started before it needs
   * @param stop stops it by a deadline
   */
  private record Part(String name, Duration needed, Stop stop) {}

  /** Stops a part; may be left behind on its thread if it does not end in time. */
  interface Stop {
    void by(StopDeadline deadline);
  }

  /** Stops a part of that type. */
  interface Closer<T> {
    void close(T part, StopDeadline deadline);
  }

  StartedParts(HubThreads threads) {
    this.threads = threads;
  }

  /**
   * Starts a part, unless the process is stopping.
   *
   * @param name its name for the operator
   * @param needed how long the stop of the parts before it may take; so much is left to them
   * @param closer closes the part again
   * @throws OperatorException if the process is stopping
   */
  synchronized <T> T start(String name, Duration needed, Supplier<T> starter, Closer<T> closer) {
    if (closed) {
      throw new OperatorException("GoSight was stopped while it was starting.");
    }
    doing = "starting " + name;
    T part = starter.get();
    doing = "ending";
    parts.push(new Part(name, needed, deadline -> closer.close(part, deadline)));
    return part;
  }

  /** What it does now, for example {@code stopping hub}. */
  String doing() {
    return doing;
  }

  /**
   * Closes every part, the last first; waits for one that is starting now. A part that does not end
   * in time is left behind.
   */
  synchronized void close(StopDeadline deadline) {
    closed = true;
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      doing = "stopping " + part.name();
      close(part, deadline.before(part.needed()));
    }
    doing = "ending";
  }

  private void close(Part part, StopDeadline deadline) {
    Thread thread = threads.run("stop-" + part.name(), () -> part.stop().by(deadline));
    try {
      thread.join(Math.max(deadline.remaining().toMillis(), 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.error("The stop of {} takes too long and is left behind {}.", part.name(), where(thread));
    }
  }

  /** Where a thread is, from the innermost frame that is not Java's own. */
  private static String where(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (!frame.getClassName().startsWith("java.") && !frame.getClassName().startsWith("jdk.")) {
        return "in " + frame.getClassName() + "." + frame.getMethodName();
      }
    }
    return "at its end";
  }
}
