package io.gosight.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One server that is asked a question with a deadline. While an answer is overdue no second
 * question is asked, so that a hanging server costs one thread. Asked by one thread, read by many.
 */
final class Dependency {
  private static final int MAX_REASON_CHARS = 200;

  private final String name;
  private final Callable<?> question;
  private final Duration deadline;
  private final Clock clock;
  private FutureTask<?> asked;
  private volatile State state;

  /**
   * What is known of a server.
   *
   * @param up whether it answered the last question
   * @param known whether it was asked yet
   * @param reason why it is down; empty if it is up
   * @param since when it went up or down
   */
  record State(boolean up, boolean known, String reason, Instant since) {
    String word() {
      if (!known) {
        return "unknown";
      }
      return up ? "up" : "down";
    }
  }

  /**
   * A server of that name.
   *
   * @param question returns if the server answers and throws if not
   */
  Dependency(String name, Callable<?> question, Duration deadline, Clock clock) {
    this.name = name;
    this.question = question;
    this.deadline = deadline;
    this.clock = clock;
    this.state = new State(false, false, "", clock.instant());
  }

  String name() {
    return name;
  }

  State state() {
    return state;
  }

  /** Asks, unless the last answer is still due. */
  void ask(Executor threads) {
    if (asked != null && !asked.isDone()) {
      return;
    }
    asked = new FutureTask<>(question);
    try {
      threads.execute(asked);
    } catch (RejectedExecutionException e) {
      asked.cancel(false);
    }
  }

  /** Waits for the answer until the deadline. */
  void await(long beganNanos) throws InterruptedException {
    long left = deadline.toNanos() - (System.nanoTime() - beganNanos);
    try {
      Object unused = asked.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
      note(true, "");
    } catch (TimeoutException e) {
      note(false, "It does not answer within " + deadline.toMillis() + " ms.");
    } catch (ExecutionException e) {
      note(false, describe(e.getCause()));
    } catch (java.util.concurrent.CancellationException e) {
      note(false, "The hub is stopping.");
    }
  }

  private void note(boolean up, String reason) {
    State before = state;
    boolean same = before.known() && before.up() == up;
    state = new State(up, true, reason, same ? before.since() : clock.instant());
  }

  private static String describe(Throwable cause) {
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String line = text.lines().findFirst().orElse("");
    return line.length() > MAX_REASON_CHARS ? line.substring(0, MAX_REASON_CHARS) : line;
  }
}
