package io.gosight.operate;

import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/**
 * The servers that the hub depends on, each asked a question with a deadline from time to time.
 * {@link #probe} is called by one thread, the rest by many.
 */
public final class Dependencies {
  static final Duration DEADLINE = Duration.ofSeconds(2);

  private final List<Dependency> all = new ArrayList<>();
  private final ExecutorService threads;
  private final Clock clock;

  /**
   * Dependencies, none yet.
   *
   * @param threads runs the questions; each server occupies at most one
   */
  Dependencies(ExecutorService threads, Clock clock) {
    this.threads = threads;
    this.clock = clock;
  }

  /** Adds a server; the question returns if it answers and throws if not. */
  Dependencies add(String name, Callable<?> question) {
    all.add(new Dependency(name, question, DEADLINE, clock));
    return this;
  }

  /** Asks every server once, side by side; returns after the deadline at the latest. */
  public void probe() throws InterruptedException {
    long begin = System.nanoTime();
    all.forEach(dependency -> dependency.ask(threads));
    for (Dependency dependency : all) {
      dependency.await(begin);
    }
  }

  Map<String, Dependency.State> states() {
    Map<String, Dependency.State> states = new LinkedHashMap<>();
    all.forEach(dependency -> states.put(dependency.name(), dependency.state()));
    return states;
  }

  /** Degraded while a server does not answer, with the reason and since when. */
  HealthStatus health() {
    Map<String, Object> details = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    states()
        .forEach(
            (name, state) -> {
              Map<String, Object> detail = new LinkedHashMap<>();
              detail.put("status", state.word());
              if (state.known() && !state.up()) {
                detail.put("reason", state.reason());
                reasons.add(name + ": " + state.reason());
              }
              detail.put("since", state.since().toString());
              details.put(name, detail);
            });
    if (!reasons.isEmpty()) {
      details.put("reason", String.join(" ", reasons));
    }
    return new HealthStatus(reasons.isEmpty() ? Level.OK : Level.DEGRADED, "", details);
  }
}
