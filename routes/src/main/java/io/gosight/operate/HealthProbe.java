package io.gosight.operate;

import io.gosight.stage.HealthChecks;
import java.io.IOException;

/**
 * What is found out from time to time, because it takes a while. Used by one thread at a time.
 *
 * @param checks asked too, so that it is known since when something is wrong
 * @param gauges shows what they say
 */
public record HealthProbe(
    Dependencies dependencies,
    EngineWatch engines,
    DiskWatch disk,
    HealthChecks checks,
    HealthGauges gauges) {
  /** Asks dependencies, engines, the disk and all checks. */
  public void probe() throws InterruptedException, IOException {
    disk.measure();
    dependencies.probe();
    engines.ask();
    gauges.show(checks.status());
  }
}
