package io.gosight.kafka;

import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The consumers of this process, by group and topic. Safe for use by many threads. */
public final class Consumers {
  private final Clock clock;
  private final Map<Subscription, ConsumerState> states = new ConcurrentHashMap<>();

  /**
   * What a consumer reads.
   *
   * @param group its consumer group
   * @param topic its topic
   */
  record Subscription(String group, String topic) {}

  /** Consumers by that clock. */
  public Consumers(Clock clock) {
    this.clock = clock;
  }

  /** The state of the consumer of that group and topic. */
  ConsumerState of(String group, String topic) {
    return states.computeIfAbsent(new Subscription(group, topic), key -> new ConsumerState(clock));
  }

  /** What is consumed in this process. */
  List<Subscription> subscriptions() {
    return List.copyOf(states.keySet());
  }

  /** Degraded while a consumer fails, hangs or has ended. */
  HealthStatus health() {
    Map<String, Object> details = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    states.forEach(
        (subscription, state) -> {
          String problem = state.problem();
          String name = subscription.group() + " on " + subscription.topic();
          details.put(name, problem.isEmpty() ? "ok" : problem);
          if (!problem.isEmpty()) {
            reasons.add(name + ": " + problem);
          }
        });
    if (!reasons.isEmpty()) {
      details.put("reason", String.join(" ", reasons));
    }
    return new HealthStatus(reasons.isEmpty() ? Level.OK : Level.DEGRADED, "", details);
  }
}
