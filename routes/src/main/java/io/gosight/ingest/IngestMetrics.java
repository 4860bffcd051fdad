package io.gosight.ingest;

import io.gosight.ledger.Outcomes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts what ingest does, for Prometheus and for the ledger. Safe for use by many threads. */
public final class IngestMetrics {
  private final MeterRegistry registry;
  private final Outcomes outcomes;
  private final Map<IngestProtocol, Counter> accepted = new EnumMap<>(IngestProtocol.class);
  private final Map<IngestProtocol, Timer> latency = new EnumMap<>(IngestProtocol.class);

  /**
   * Metrics in that registry.
   *
   * @param registry Prometheus's side
   * @param outcomes the ledger's side
   */
  public IngestMetrics(MeterRegistry registry, Outcomes outcomes) {
    this.registry = registry;
    this.outcomes = outcomes;
    for (IngestProtocol protocol : IngestProtocol.values()) {
      accepted.put(
          protocol,
          Counter.builder("ingestor_events")
              .description("Events received, by what became of them.")
              .tags("protocol", protocol.label(), "outcome", "accepted")
              .register(registry));
      latency.put(
          protocol,
          Timer.builder("ingestor_latency")
              .description("Time from a batch's arrival to its answer.")
              .serviceLevelObjectives(
                  Duration.ofMillis(1),
                  Duration.ofMillis(2),
                  Duration.ofMillis(5),
                  Duration.ofMillis(10),
                  Duration.ofMillis(50),
                  Duration.ofMillis(250),
                  Duration.ofSeconds(1))
              .tags("protocol", protocol.label())
              .register(registry));
    }
  }

  /**
   * Events became durable.
   *
   * @param submission how they came
   * @param projectId their project
   * @param events how many
   * @param now the hub's clock
   */
  public void accepted(Submission submission, String projectId, int events, Instant now) {
    accepted.get(submission.protocol()).increment(events);
    latency.get(submission.protocol()).record(Duration.between(submission.receivedAt(), now));
    outcomes.add(projectId, submission.receivedAt(), "accepted", "", events);
  }

  /** An event was rejected. */
  public void rejected(Submission submission, String projectId, String reason) {
    registry
        .counter(
            "ingestor_events", "protocol", submission.protocol().label(), "outcome", "rejected")
        .increment();
    registry.counter("ingestor_events_rejected", "reason", reason).increment();
    outcomes.add(projectId, submission.receivedAt(), "rejected", reason, 1);
  }

  /**
   * Events that were accepted could not be published and are dead letters now.
   *
   * @param projectId their project
   * @param receivedAt when their batch was received
   * @param reason why
   * @param events how many
   */
  public void deadLettered(String projectId, Instant receivedAt, String reason, int events) {
    registry.counter("ingestor_events_dead_lettered", "reason", reason).increment(events);
    outcomes.add(projectId, receivedAt, "dead_lettered", reason, events);
  }

  /** A whole batch was refused. */
  public void refused(IngestProtocol protocol, IngestError error) {
    registry
        .counter("ingestor_batches_refused", "protocol", protocol.label(), "code", error.code())
        .increment();
  }
}
