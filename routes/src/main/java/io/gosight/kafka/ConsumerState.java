package io.gosight.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How one consumer is doing. Written by its polling thread, read by many.
 *
 * <p>A batch that is tried again and again because ClickHouse is away shows as one that takes long.
 */
public final class ConsumerState {
  private static final Duration POLL_LIMIT = Duration.ofSeconds(60);
  private static final Duration BATCH_LIMIT = Duration.ofSeconds(60);

  private final Clock clock;
  private Instant polled;
  private Instant dispatched;
  private String failure = "";

  ConsumerState(Clock clock) {
    this.clock = clock;
    this.polled = clock.instant();
  }

  synchronized void started() {
    polled = clock.instant();
    dispatched = null;
    failure = "";
  }

  synchronized void polled() {
    polled = clock.instant();
    failure = "";
  }

  synchronized void failed(Throwable cause) {
    failure = cause.toString().lines().findFirst().orElse("");
  }

  synchronized void dispatched() {
    dispatched = clock.instant();
  }

  synchronized void finished() {
    dispatched = null;
  }

  /** What is wrong, as a sentence; empty if it is well. */
  synchronized String problem() {
    Instant now = clock.instant();
    if (!failure.isEmpty()) {
      return "Polling fails: " + failure + ".";
    }
    if (polled.isBefore(now.minus(POLL_LIMIT))) {
      return "It has not polled since " + polled + ".";
    }
    return dispatched != null && dispatched.isBefore(now.minus(BATCH_LIMIT))
        ? "A batch is under way since " + dispatched + "."
        : "";
  }
}
