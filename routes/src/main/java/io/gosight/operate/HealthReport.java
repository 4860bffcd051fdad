package io.gosight.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.stage.Lifecycle;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the health of parts: in full for the operator on the management port, and without reasons,
 * which may hold addresses, for everybody. Safe for use by many threads.
 */
public record HealthReport(HealthChecks checks, Lifecycle lifecycle) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Everything: {@code status}, the {@code reasons} if it is not {@code ok}, and what each check
   * says.
   */
  public String full() {
    Map<String, HealthStatus> all = checks.status();
    ObjectNode report = head(all);
    ArrayNode reasons = report.putArray("reasons");
    all.forEach(
        (name, status) -> {
          if (status.level() != Level.OK) {
            Object reason = status.details().getOrDefault("reason", status.state());
            reasons.add(name + " (since " + since(name) + "): " + reason);
          }
          boolean word = status.details().isEmpty() && !status.state().isEmpty();
          report.set(name, JSON.valueToTree(word ? status.state() : status.details()));
        });
    return report.toString();
  }

  /** {@code status}, and the names of the parts that are not well, each with its state. */
  ObjectNode brief() {
    Map<String, HealthStatus> all = checks.status();
    ObjectNode report = head(all);
    ObjectNode degraded = JSON.createObjectNode();
    all.forEach(
        (name, status) -> {
          if (status.level() != Level.OK) {
            String state = status.state().isEmpty() ? "degraded" : status.state();
            degraded.putObject(name).put("state", state).put("since", since(name).toString());
          }
        });
    if (!degraded.isEmpty()) {
      report.set("degraded", degraded);
    }
    return report;
  }

  private ObjectNode head(Map<String, HealthStatus> all) {
    return JSON.createObjectNode()
        .put("status", HealthChecks.worst(all) == Level.OK ? "ok" : "degraded")
        .put("phase", lifecycle.phase().name().toLowerCase(Locale.ROOT))
        .put("since", lifecycle.since().toString());
  }

  private Instant since(String name) {
    return checks.badSince(name).orElse(lifecycle.since());
  }
}
