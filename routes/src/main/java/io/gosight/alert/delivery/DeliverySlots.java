package io.gosight.alert.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The deliveries that this process sends now, by channel and project. Each channel has slots of its
 * own, so a channel that hangs delays no other one. Thread-safe.
 */
final class DeliverySlots {
  /** Most deliveries to a channel at the same time. */
  static final int PER_CHANNEL = 16;

  /** Most deliveries of a project to a channel at the same time. */
  static final int PER_PROJECT = 8;

  private final Map<String, Map<String, Integer>> used = new HashMap<>();

  /** Number of free slots of a channel. */
  synchronized int free(String channel) {
    return PER_CHANNEL
        - used.getOrDefault(channel, Map.of()).values().stream().mapToInt(n -> n).sum();
  }

  /** The projects that use at least so many slots of a channel. */
  synchronized List<String> projects(String channel, int atLeast) {
    return used.getOrDefault(channel, Map.of()).entrySet().stream()
        .filter(project -> project.getValue() >= atLeast)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Number of slots in use, of all channels. */
  synchronized int inUse() {
    return used.values().stream()
        .flatMap(projects -> projects.values().stream())
        .mapToInt(n -> n)
        .sum();
  }

  synchronized void acquire(Delivery delivery) {
    used.computeIfAbsent(delivery.channel(), channel -> new HashMap<>())
        .merge(delivery.project(), 1, Integer::sum);
  }

  synchronized void release(Delivery delivery) {
    used.computeIfPresent(
        delivery.channel(),
        (channel, projects) -> {
          projects.computeIfPresent(delivery.project(), (project, n) -> n == 1 ? null : n - 1);
          return projects.isEmpty() ? null : projects;
        });
  }
}
