package io.gosight.connections;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** Limits for tests. */
public final class Limits {
  private Limits() {}

  /** Limits that no test of something else reaches. */
  public static ConnectionLimits wide() {
    return ofBytes(1L << 30);
  }

  /** Limits of so many bytes in memory. */
  public static ConnectionLimits ofBytes(long maxBytes) {
    return new ConnectionLimits(
        settings(1000, 1000, maxBytes),
        address -> false,
        new SimpleMeterRegistry(),
        System::nanoTime);
  }

  static ConnectionSettings settings(int max, int maxPerAddress, long maxBytes) {
    return new ConnectionSettings(
        max,
        maxPerAddress,
        maxBytes,
        Duration.ofSeconds(10),
        1024,
        Duration.ofSeconds(30),
        Duration.ofHours(1));
  }
}
