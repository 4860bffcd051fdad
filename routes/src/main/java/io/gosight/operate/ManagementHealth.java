package io.gosight.operate;

import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Writes the health of parts for the operator. */
public final class ManagementHealth {
  private ManagementHealth() {}

  /** A JSON object of {@code status}, {@code ok} or {@code degraded}, and what each check says. */
  public static String json(Map<String, HealthStatus> status) {
    JsonObject answer =
        new JsonObject().put("status", HealthChecks.worst(status) == Level.OK ? "ok" : "degraded");
    status.forEach(
        (name, check) ->
            answer.put(
                name, check.state().isEmpty() ? new JsonObject(check.details()) : check.state()));
    return answer.encode();
  }
}
