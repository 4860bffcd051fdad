package io.gosight.operate;

import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.threads.HubThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Finds threads that wait for each other for ever, and threads of the hub that have failed. */
final class ThreadHealth {
  private ThreadHealth() {}

  static HealthStatus health(HubThreads hub) {
    HealthStatus deadlocks = deadlocks();
    if (deadlocks.level() != Level.OK) {
      return deadlocks;
    }
    Map<String, Object> details = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    hub.problems()
        .forEach(
            (name, problem) -> {
              details.put(name, problem.isEmpty() ? "ok" : problem);
              if (!problem.isEmpty()) {
                reasons.add(name + ": " + problem);
              }
            });
    if (reasons.isEmpty()) {
      return new HealthStatus(Level.OK, "", details);
    }
    details.put("reason", String.join(" ", reasons));
    return new HealthStatus(Level.DEGRADED, "failed", details);
  }

  private static HealthStatus deadlocks() {
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
