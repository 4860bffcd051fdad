package io.gosight.operate;

import io.gosight.stage.EngineReport;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers what the embedded engines said of their health. {@link #ask} is called by one thread,
 * the rest by many.
 */
public final class EngineWatch {
  private final Supplier<Map<String, EngineReport>> engines;
  private final MeterRegistry meters;
  private final Set<String> shown = ConcurrentHashMap.newKeySet();
  private volatile Map<String, EngineReport> said = Map.of();

  /**
   * A watch on the engines of this process.
   *
   * @param engines asks them; returns within little more than a second
   */
  EngineWatch(Supplier<Map<String, EngineReport>> engines, MeterRegistry meters) {
    this.engines = engines;
    this.meters = meters;
  }

  /** Asks every engine. */
  public void ask() {
    said = Map.copyOf(engines.get());
    said.keySet().stream()
        .filter(shown::add)
        .forEach(
            name -> {
              Gauge.builder("engine_up", this, watch -> watch.isUp(name) ? 1 : 0)
                  .tags("engine", name)
                  .register(meters);
              FunctionCounter.builder("engine_restarts", this, watch -> watch.restarts(name))
                  .tags("engine", name)
                  .register(meters);
            });
  }

  private int restarts(String name) {
    EngineReport report = said.get(name);
    return report == null ? 0 : report.restarts();
  }

  private boolean isUp(String name) {
    EngineReport report = said.get(name);
    return report != null && report.up();
  }

  HealthStatus health() {
    Map<String, Object> details = new LinkedHashMap<>();
    StringBuilder reasons = new StringBuilder();
    said.forEach(
        (name, report) -> {
          details.put(
              name,
              Map.of(
                  "status", report.up() ? "up" : "down",
                  "reason", report.detail(),
                  "restarts", report.restarts()));
          if (!report.up()) {
            reasons.append(reasons.isEmpty() ? "" : " ").append(name).append(": ");
            reasons.append(report.detail());
          }
        });
    if (reasons.isEmpty()) {
      return new HealthStatus(Level.OK, "", details);
    }
    details.put("reason", reasons.toString());
    return new HealthStatus(Level.DEGRADED, "down", details);
  }
}
