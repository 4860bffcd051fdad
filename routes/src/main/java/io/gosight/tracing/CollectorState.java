package io.gosight.tracing;

import io.gosight.stage.HealthStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the collector takes spans. Safe for use by many threads. */
final class CollectorState {
  private static final Logger LOG = LoggerFactory.getLogger(CollectorState.class);
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(10);
  private static final String REMEDY =
      "Start the collector or correct gosight.tracing.endpoint; if it is empty, nothing is traced."
          + " Events are not affected.";

  private final String address;
  private final Clock clock;
  private String failure = "";
  private Instant quietUntil = Instant.MIN;

  /** The state of the collector at that address. */
  CollectorState(String address, Clock clock) {
    this.address = address;
    this.clock = clock;
  }

  synchronized void succeeded() {
    if (!failure.isEmpty()) {
      LOG.info("Traces go to {} again.", address);
    }
    failure = "";
  }

  /** Notes why spans were lost; says it once in ten minutes. */
  synchronized void failed(Throwable cause) {
    failure = cause == null ? "it took nothing" : reason(cause);
    if (!clock.instant().isBefore(quietUntil)) {
      quietUntil = clock.instant().plus(BETWEEN_LINES);
      LOG.warn("Traces can't be sent to {}: {}. {}", address, failure, REMEDY);
    }
  }

  private static String reason(Throwable cause) {
    Throwable last = cause;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last.toString().lines().findFirst().orElse("").replaceFirst("[.]$", "");
  }

  synchronized HealthStatus health() {
    return failure.isEmpty()
        ? HealthStatus.ok("")
        : HealthStatus.degraded(
            "failing", "Traces can't be sent to " + address + ": " + failure + ". " + REMEDY);
  }
}
