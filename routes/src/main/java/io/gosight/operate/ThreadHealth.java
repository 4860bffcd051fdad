package io.gosight.operate;

import io.gosight.stage.HealthStatus;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Objects;

/** Finds threads that wait for each other for ever. */
final class ThreadHealth {
  private ThreadHealth() {}

  static HealthStatus health() {
    var threads = ManagementFactory.getThreadMXBean();
    long[] ids = threads.findDeadlockedThreads();
    if (ids == null) {
      return HealthStatus.ok("");
    }
    return HealthStatus.degraded(
        "deadlocked",
        "Threads that wait for each other: "
            + Arrays.stream(threads.getThreadInfo(ids))
                .filter(Objects::nonNull)
                .map(ThreadInfo::getThreadName)
                .toList()
            + "; restart the hub.");
  }
}
