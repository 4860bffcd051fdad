package io.gosight.host;

import java.time.Duration;

/**
 * What one call of a plugin may take.
 *
 * @param deadline how long the call may last before it is interrupted
 * @param grace how long an interrupted call may go on before its thread is abandoned
 * @param allocatedBytes how much a call that lasts longer than a tick may allocate
 */
public record PluginLimits(Duration deadline, Duration grace, long allocatedBytes) {
  /** 10 s, 1 s of grace, a quarter of the heap. */
  public static final PluginLimits DEFAULT =
      new PluginLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(1), Runtime.getRuntime().maxMemory() / 4);

  public PluginLimits {
    if (deadline.isNegative() || deadline.isZero() || grace.isNegative() || allocatedBytes <= 0) {
      throw new IllegalArgumentException("The limits of a plugin's calls must be above 0.");
    }
  }
}
