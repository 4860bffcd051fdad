package io.gosight.operate;

import io.gosight.fanout.Spool;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Says whether this node should get traffic. It should while it can make batches durable: on Kafka
 * or in a spool that is not nearly full. What else is away is shown but does not turn it away.
 */
public final class Readiness {
  private final Spool spool;
  private final Supplier<Map<String, Boolean>> dependencies;

  /**
   * A judge.
   *
   * @param spool what stands in for Kafka; null if this node takes nothing in
   * @param dependencies which servers answer, by name; returns at once
   */
  public Readiness(Spool spool, Supplier<Map<String, Boolean>> dependencies) {
    this.spool = spool;
    this.dependencies = dependencies;
  }

  /** Writes that the process lives. */
  public void health(Exchange exchange) {
    write(exchange, 200, new JsonObject().put("status", "ok"));
  }

  /** Writes whether this node is ready, and what it can reach. */
  public void ready(Exchange exchange) {
    boolean full = spool != null && spool.isNearlyFull();
    JsonObject reached = new JsonObject();
    dependencies.get().forEach((name, up) -> reached.put(name, up ? "up" : "down"));
    JsonObject answer =
        new JsonObject().put("status", full ? "not_ready" : "ready").put("dependencies", reached);
    if (spool != null) {
      answer.put("spool", full ? "nearly_full" : spool.isEngaged() ? "in_use" : "empty");
    }
    write(exchange, full ? 503 : 200, answer);
  }

  private static void write(Exchange exchange, int status, JsonObject body) {
    Message message = exchange.getMessage();
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Cache-Control", "no-store");
    message.setBody(ByteBuffer.wrap(body.toBuffer().getBytes()));
  }
}
