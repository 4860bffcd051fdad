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
 * Cuts off a detector that keeps failing or keeps the others waiting, and tries it again after a
 * while. Safe for use by many threads.
 */
public final class DetectorBreaker implements DetectorWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DetectorBreaker.class);

  private final int mostFailures;
  private final long mostNanos;
  private final Duration rest;
  private final Clock clock;
  private final MeterRegistry registry;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  /**
   * A breaker.
   *
   * @param mostFailures so many failures in a row cut a detector off
   * @param budget a call that takes longer is a failure
   * @param rest for how long it is cut off
   * @param clock the hub's clock
   * @param registry counts calls, time and failures by detector
   */
  public DetectorBreaker(
      int mostFailures, Duration budget, Duration rest, Clock clock, MeterRegistry registry) {
    this.mostFailures = mostFailures;
    this.mostNanos = budget.toNanos();
    this.rest = rest;
    this.clock = clock;
    this.registry = registry;
  }

  private static final class State {
    private long nanos;
    private long calls;
    private int failuresInARow;
    private long restsSinceMs;
    private volatile long restsUntilMs;
    private String reason = "";
  }

  @Override
  public boolean mayRun(String detector) {
    long restsUntilMs = state(detector).restsUntilMs;
    return restsUntilMs == 0 || clock.millis() >= restsUntilMs;
  }

  @Override
  public void ran(String detector, int calls, long nanos) {
    State state = state(detector);
    synchronized (state) {
      state.calls += calls;
      state.nanos += nanos;
      if (nanos <= calls * mostNanos) {
        if (state.restsUntilMs != 0) {
          LOG.info("Detector {} works again.", detector);
        }
        state.failuresInARow = 0;
        state.restsUntilMs = 0;
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

  /** The detectors that are cut off now, by name. */
  public Map<String, CutOff> cutOff() {
    Map<String, CutOff> cutOff = new TreeMap<>();
    states.forEach((name, state) -> cutOff(state).ifPresent(why -> cutOff.put(name, why)));
    return cutOff;
  }

  private Optional<CutOff> cutOff(State state) {
    synchronized (state) {
      return clock.millis() < state.restsUntilMs
          ? Optional.of(
              new CutOff(
                  state.reason,
                  Instant.ofEpochMilli(state.restsSinceMs),
                  Instant.ofEpochMilli(state.restsUntilMs)))
          : Optional.empty();
    }
  }

  private void count(String detector, String kind, String reason) {
    registry.counter("detector_failures", "detector", detector, "kind", kind).increment();
    State state = state(detector);
    synchronized (state) {
      state.failuresInARow++;
      if (state.failuresInARow >= mostFailures) {
        long nowMs = clock.millis();
        state.restsSinceMs = state.restsUntilMs == 0 ? nowMs : state.restsSinceMs;
        state.restsUntilMs = nowMs + rest.toMillis();
        state.reason = reason;
        LOG.warn(
            "Detector {} is cut off for {} s after {} failures in a row: {}",
            detector,
            rest.toSeconds(),
            state.failuresInARow,
            reason);
      }
    }
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
    registry.gauge("detector_cut_off", tags, state, s -> cutOff(s).isPresent() ? 1 : 0);
    return state;
  }
}
