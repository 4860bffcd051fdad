package io.gosight.stage;

import java.util.Map;

/**
 * How one part of the hub is doing.
 *
 * @param level how bad it is
 * @param state one word for {@code /ready}, or empty if the part is not shown there
 * @param details what the management port's {@code /health} shows, by name; texts or maps
 */
public record HealthStatus(Level level, String state, Map<String, Object> details) {
  /** From good to bad. */
  public enum Level {
    /** All is well. */
    OK,
    /** It works, but something needs the operator. */
    DEGRADED,
    /** This node should get no traffic. */
    NOT_READY
  }

  /** Keeps a copy. */
  public HealthStatus {
    details = Map.copyOf(details);
  }

  /** All is well. */
  public static HealthStatus ok(String state) {
    return new HealthStatus(Level.OK, state, Map.of());
  }

  /** It works, but something needs the operator. */
  public static HealthStatus degraded(String state, String reason) {
    return new HealthStatus(Level.DEGRADED, state, Map.of("reason", reason));
  }

  /** This node should get no traffic. */
  public static HealthStatus notReady(String state, String reason) {
    return new HealthStatus(Level.NOT_READY, state, Map.of("reason", reason));
  }
}
