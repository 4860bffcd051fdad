package io.gosight.operate;

import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows the level of each health check as a metric. Safe for use by many threads. */
final class HealthGauges {
  private final MeterRegistry meters;
  private final Map<String, Level> levels = new ConcurrentHashMap<>();

  HealthGauges(MeterRegistry meters) {
    this.meters = meters;
  }

  void show(Map<String, HealthStatus> status) {
    status.forEach(
        (name, health) -> {
          if (levels.put(name, health.level()) == null) {
            Gauge.builder("health_level", levels, all -> number(all.get(name)))
                .tags("part", name)
                .register(meters);
          }
        });
  }

  private static int number(Level level) {
    return switch (level) {
      case OK -> 0;
      case DEGRADED -> 1;
      case NOT_READY -> 2;
    };
  }
}
