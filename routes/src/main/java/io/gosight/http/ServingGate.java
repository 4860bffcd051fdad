package io.gosight.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gosight.common.ErrorBody;
import io.gosight.stage.Lifecycle;
import io.gosight.stage.Lifecycle.Phase;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Answers for routes that do not serve yet or no longer: 503 with Retry-After, so that senders keep
 * what they have, and never 404. Used by many event loops.
 */
record ServingGate(Lifecycle lifecycle) {
  private static final String RETRY_AFTER_SECONDS = "2";

  void handle(RoutingContext request) {
    // One that becomes a WebSocket reports no end.
    if (!"websocket".equalsIgnoreCase(request.request().getHeader("Upgrade"))) {
      lifecycle.begin();
      request.addEndHandler(ended -> lifecycle.end());
    }
    Phase phase = lifecycle.phase();
    if (phase == Phase.DRAINING || phase == Phase.STOPPING) {
      request.response().putHeader("Connection", "close");
    }
    if (lifecycle.serves()) {
      request.next();
    } else if (request.normalizedPath().equals("/health")) {
      answer(request, 200, status(phase));
    } else if (request.normalizedPath().equals("/ready")) {
      answer(request, 503, status(phase));
    } else {
      answer(
          request,
          503,
          ErrorBody.of(word(phase), "The hub is " + word(phase) + "; try again soon."));
    }
  }

  private static String status(Phase phase) {
    return JsonNodeFactory.instance.objectNode().put("status", word(phase)).toString();
  }

  private static String word(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  private static void answer(RoutingContext request, int status, String body) {
    HttpServerResponse response =
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", "application/json")
            .putHeader("Cache-Control", "no-store")
            .putHeader("Access-Control-Allow-Origin", "*");
    if (status == 503) {
      response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    response.end(body);
  }
}
