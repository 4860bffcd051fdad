package io.gosight.insight;

import io.gosight.host.detector.DetectorWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A circuit breaker for each detector: it opens after consecutive failures or slow calls, and after
 * a while lets the detector be tried again. Thread-safe.
 */
public final class DetectorCircuitBreaker implements DetectorWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DetectorCircuitBreaker.class);

  // Each retry of a detector that never returns may cost a thread.
  private static final Duration ABANDONED_FOR = Duration.ofDays(1);
  private static final int MAX_REASON_CHARS = 500;

  private final int failuresToOpen;
  private final long budgetNanos;
  private final Duration openFor;
  private final Clock clock;
  private final MeterRegistry registry;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  /**
   * A breaker.
   *
   * @param failuresToOpen consecutive failures that open the circuit
   * @param budget a call that takes longer is a failure
   * @param openFor how long the circuit stays open
   * @param clock the hub's clock
   * @param registry counts calls, time and failures by detector
   */
  public DetectorCircuitBreaker(
      int failuresToOpen, Duration budget, Duration openFor, Clock clock, MeterRegistry registry) {
    this.failuresToOpen = failuresToOpen;
    this.budgetNanos = budget.toNanos();
    this.openFor = openFor;
    this.clock = clock;
    this.registry = registry;
  }

  private static final class State {
    private long nanos;
    private long calls;
    private int failuresInARow;
    private long openSinceMs;
    private volatile long openUntilMs;
    private String reason = "";
  }

  @Override
  public boolean mayRun(String detector) {
    long openUntilMs = state(detector).openUntilMs;
    return openUntilMs == 0 || clock.millis() >= openUntilMs;
  }

  @Override
  public void ran(String detector, int calls, long nanos) {
    State state = state(detector);
    synchronized (state) {
      state.calls += calls;
      state.nanos += nanos;
      if (nanos <= calls * budgetNanos) {
        if (state.openUntilMs != 0) {
          LOG.info("Detector {} works again.", detector);
        }
        state.failuresInARow = 0;
        state.openUntilMs = 0;
        return;
      }
    }
    count(detector, "slow", "A call took %d ms.".formatted(nanos / 1_000_000));
  }

  @Override
  public void failed(String detector, Throwable failure) {
    LOG.debug("Detector {} failed.", detector, failure);
    count(detector, "error", failure.toString());
  }

  @Override
  public void late() {
    registry.counter("detector_late_events").increment();
  }

  /** The detectors whose circuit is open now, by name. */
  public Map<String, CircuitBreakerState> openCircuits() {
    Map<String, CircuitBreakerState> openCircuits = new TreeMap<>();
    states.forEach(
        (name, state) -> openCircuits(state).ifPresent(why -> openCircuits.put(name, why)));
    return openCircuits;
  }

  private Optional<CircuitBreakerState> openCircuits(State state) {
    synchronized (state) {
      return clock.millis() < state.openUntilMs
          ? Optional.of(
              new CircuitBreakerState(
                  state.reason,
                  Instant.ofEpochMilli(state.openSinceMs),
                  Instant.ofEpochMilli(state.openUntilMs)))
          : Optional.empty();
    }
  }

  @Override
  public void overdue(String detector, String reason) {
    open(detector, "timeout", reason, openFor);
  }

  @Override
  public void abandoned(String detector, String reason) {
    open(detector, "abandoned", reason, ABANDONED_FOR);
  }

  @Override
  public void overflowed() {
    registry.counter("detector_overflowed_events").increment();
  }

  @Override
  public void dropped(int tabs) {
    registry.counter("detector_dropped_states").increment(tabs);
  }

  private void count(String detector, String kind, String reason) {
    failures(detector, kind);
    State state = state(detector);
    synchronized (state) {
      state.failuresInARow++;
      if (state.failuresInARow >= failuresToOpen) {
        open(detector, state, reason, openFor);
      }
    }
  }

  private void open(String detector, String kind, String reason, Duration duration) {
    failures(detector, kind);
    State state = state(detector);
    synchronized (state) {
      state.failuresInARow = Math.max(state.failuresInARow + 1, failuresToOpen);
      open(detector, state, reason, duration);
    }
  }

  private void open(String detector, State state, String failure, Duration duration) {
    String reason =
        failure.length() > MAX_REASON_CHARS ? failure.substring(0, MAX_REASON_CHARS) : failure;
    long nowMs = clock.millis();
    state.openSinceMs = state.openUntilMs == 0 ? nowMs : state.openSinceMs;
    state.openUntilMs = nowMs + duration.toMillis();
    state.reason = reason;
    LOG.warn(
        "Circuit of detector {} is open for {} s after {} consecutive failures: {}",
        detector,
        duration.toSeconds(),
        state.failuresInARow,
        reason);
  }

  private void failures(String detector, String kind) {
    registry.counter("detector_failures", "detector", detector, "kind", kind).increment();
  }

  private State state(String detector) {
    State known = states.get(detector);
    return known == null ? states.computeIfAbsent(detector, this::register) : known;
  }

  private State register(String detector) {
    State state = new State();
    Tags tags = Tags.of("detector", detector);
    registry.more().counter("detector_calls", tags, state, s -> s.calls);
    registry.more().counter("detector_busy_seconds", tags, state, s -> s.nanos / 1e9);
    registry.gauge("detector_cut_off", tags, state, s -> openCircuits(s).isPresent() ? 1 : 0);
    return state;
  }
}
