package io.gosight.operate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.stage.Lifecycle;
import io.gosight.stage.Lifecycle.Phase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Says whether this node should get traffic: while all its routes serve and it can make batches
 * durable, on Kafka or in a spool that is not nearly full. What else is unavailable is shown but
 * does not turn traffic away.
 */
public final class Readiness {
  private final HealthChecks checks;
  private final Dependencies dependencies;
  private final Lifecycle lifecycle;
  private final HealthReport report;

  /** Readiness by these checks. */
  public Readiness(HealthChecks checks, Dependencies dependencies, Lifecycle lifecycle) {
    this.checks = checks;
    this.dependencies = dependencies;
    this.lifecycle = lifecycle;
    this.report = new HealthReport(checks, lifecycle);
  }

  /** Writes that the process lives, and which of its parts are not well. */
  public void health(Exchange exchange) {
    write(exchange, 200, report.brief());
  }

  /** Writes whether this node is ready, and what it can reach. */
  public void ready(Exchange exchange) {
    Map<String, HealthStatus> status = checks.status();
    boolean ready =
        lifecycle.phase() == Phase.SERVING && HealthChecks.worst(status) != Level.NOT_READY;
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", ready ? "ready" : "not_ready")
            .put("phase", lifecycle.phase().name().toLowerCase(Locale.ROOT));
    ObjectNode reached = answer.putObject("dependencies");
    dependencies.states().forEach((name, state) -> reached.put(name, state.word()));
    status.forEach(
        (name, check) -> {
          if (!check.state().isEmpty()) {
            answer.put(name, check.state());
          }
        });
    write(exchange, ready ? 200 : 503, answer);
  }

  private static void write(Exchange exchange, int status, ObjectNode body) {
    Message message = exchange.getMessage();
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Cache-Control", "no-store");
    if (status == 503) {
      message.setHeader("Retry-After", "5");
    }
    message.setBody(ByteBuffer.wrap(body.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
