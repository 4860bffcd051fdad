package io.gosight.stage;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What stages say of their health. Safe for use by many threads. */
public final class HealthChecks {
  private final Clock clock;
  private final Map<String, Supplier<HealthStatus>> checks = new ConcurrentHashMap<>();
  private final Map<String, Instant> badSince = new ConcurrentHashMap<>();

  /** Checks by the system's clock. */
  public HealthChecks() {
    this(Clock.systemUTC());
  }

  /** Checks that note by that clock since when something is wrong. */
  public HealthChecks(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds a check.
   *
   * @param name its name in {@code /ready} and {@code /health}, in snake case
   * @param check answers at once, without asking another server
   */
  public void add(String name, Supplier<HealthStatus> check) {
    checks.put(name, check);
  }

  /** The present state of every check, by name. A check that fails is degraded. */
  public Map<String, HealthStatus> status() {
    Map<String, HealthStatus> status = new TreeMap<>();
    checks.forEach((name, check) -> status.put(name, ask(name, check)));
    return status;
  }

  private HealthStatus ask(String name, Supplier<HealthStatus> check) {
    HealthStatus status;
    try {
      status = check.get();
    } catch (RuntimeException e) {
      status = HealthStatus.degraded("unknown", "The check failed: " + e);
    }
    if (status.level() == HealthStatus.Level.OK) {
      badSince.remove(name);
    } else {
      badSince.computeIfAbsent(name, key -> clock.instant());
    }
    return status;
  }

  /** Since when a check is not OK, as far as it was asked; empty while it is. */
  public Optional<Instant> badSince(String name) {
    return Optional.ofNullable(badSince.get(name));
  }

  /** The worst level among the checks. */
  public static HealthStatus.Level worst(Map<String, HealthStatus> status) {
    return status.values().stream()
        .map(HealthStatus::level)
        .max(Enum::compareTo)
        .orElse(HealthStatus.Level.OK);
  }
}
