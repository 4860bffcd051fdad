package io.gosight.operate;

import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.stage.Lifecycle;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the health of parts: in full for the operator on the management port, and without reasons,
 * which may hold addresses, for everybody. Safe for use by many threads.
 */
public record HealthReport(HealthChecks checks, Lifecycle lifecycle) {
  /**
   * Everything: {@code status}, the {@code reasons} if it is not {@code ok}, and what each check
   * says.
   */
  public String full() {
    Map<String, HealthStatus> all = checks.status();
    JsonArray reasons = new JsonArray();
    JsonObject report = head(all).put("reasons", reasons);
    all.forEach(
        (name, status) -> {
          if (status.level() != Level.OK) {
            Object reason = status.details().getOrDefault("reason", status.state());
            reasons.add(name + " (since " + since(name) + "): " + reason);
          }
          boolean word = status.details().isEmpty() && !status.state().isEmpty();
          report.put(name, word ? status.state() : new JsonObject(status.details()));
        });
    return report.encode();
  }

  /** {@code status}, and the names of the parts that are not well, each with its state. */
  JsonObject brief() {
    Map<String, HealthStatus> all = checks.status();
    JsonObject report = head(all);
    JsonObject degraded = new JsonObject();
    all.forEach(
        (name, status) -> {
          if (status.level() != Level.OK) {
            String state = status.state().isEmpty() ? "degraded" : status.state();
            degraded.put(
                name, new JsonObject().put("state", state).put("since", since(name).toString()));
          }
        });
    return degraded.isEmpty() ? report : report.put("degraded", degraded);
  }

  private JsonObject head(Map<String, HealthStatus> all) {
    return new JsonObject()
        .put("status", HealthChecks.worst(all) == Level.OK ? "ok" : "degraded")
        .put("phase", lifecycle.phase().name().toLowerCase(Locale.ROOT))
        .put("since", lifecycle.since().toString());
  }

  private Instant since(String name) {
    return checks.badSince(name).orElse(lifecycle.since());
  }
}
