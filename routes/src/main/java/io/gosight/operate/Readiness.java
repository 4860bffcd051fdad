package io.gosight.operate;

import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Says whether this node should get traffic: while it can make batches durable, on Kafka or in a
 * spool that is not nearly full. What else is unavailable is shown but does not turn traffic away.
 */
public final class Readiness {
  private final HealthChecks checks;
  private final Supplier<Map<String, Boolean>> dependencies;

  /**
   * Readiness by these checks.
   *
   * @param dependencies which servers answer, by name; returns at once
   */
  public Readiness(HealthChecks checks, Supplier<Map<String, Boolean>> dependencies) {
    this.checks = checks;
    this.dependencies = dependencies;
  }

  /** Writes that the process lives. */
  public void health(Exchange exchange) {
    write(exchange, 200, new JsonObject().put("status", "ok"));
  }

  /** Writes whether this node is ready, and what it can reach. */
  public void ready(Exchange exchange) {
    Map<String, HealthStatus> status = checks.status();
    boolean ready = HealthChecks.worst(status) != Level.NOT_READY;
    JsonObject reached = new JsonObject();
    dependencies.get().forEach((name, up) -> reached.put(name, up ? "up" : "down"));
    JsonObject answer =
        new JsonObject().put("status", ready ? "ready" : "not_ready").put("dependencies", reached);
    status.forEach(
        (name, check) -> {
          if (!check.state().isEmpty()) {
            answer.put(name, check.state());
          }
        });
    write(exchange, ready ? 200 : 503, answer);
  }

  private static void write(Exchange exchange, int status, JsonObject body) {
    Message message = exchange.getMessage();
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Cache-Control", "no-store");
    message.setBody(ByteBuffer.wrap(body.toBuffer().getBytes()));
  }
}
