package io.gosight.stage;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What stages say of their health. Safe for use by many threads. */
public final class HealthChecks {
  private final Map<String, Supplier<HealthStatus>> checks = new ConcurrentHashMap<>();

  /**
   * Adds a check.
   *
   * @param name its name in {@code /ready} and {@code /health}, in snake case
   * @param check answers at once, without asking another server
   */
  public void add(String name, Supplier<HealthStatus> check) {
    checks.put(name, check);
  }

  /** The present state of every check, by name. */
  public Map<String, HealthStatus> status() {
    Map<String, HealthStatus> status = new TreeMap<>();
    checks.forEach((name, check) -> status.put(name, check.get()));
    return status;
  }

  /** The worst level among the checks. */
  public static HealthStatus.Level worst(Map<String, HealthStatus> status) {
    return status.values().stream()
        .map(HealthStatus::level)
        .max(Enum::compareTo)
        .orElse(HealthStatus.Level.OK);
  }
}
