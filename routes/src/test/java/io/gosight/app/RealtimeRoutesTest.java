package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens goes to the open WebSockets; who has no ticket gets none. */
class RealtimeRoutesTest extends RouteTest {
  private final List<Object> sent = new ArrayList<>();

  @Override
  List<String> files() {
    return List.of(
        "realtime/show-alerts",
        "realtime/show-events",
        "realtime/show-insights",
        "realtime/show-visitors",
        "realtime/tend-sockets",
        "api/handle-api-errors",
        "api/open-realtime");
  }

  @BeforeEach
  void clear() {
    sent.clear();
  }

  private void send(Exchange exchange) {
    sent.add(exchange.getMessage().getBody());
  }

  @ParameterizedTest
  @CsvSource({
    "kafka-tail:gosight.events.raw, events",
    "kafka-tail:gosight.insights, insights",
    "kafka-tail:gosight.alerts, alerts",
    "timer:show-visitors, visitors"
  })
  void eachFeedIsReadAndSent(String entry, String what) {
    replace("read-live-" + what, exchange -> exchange.getMessage().setBody(what));
    replace("send-live-" + what, this::send);

    run(entry, List.of());

    assertThat(sent).containsExactly(what);
  }

  @Test
  void openSocketsAreTended() {
    replace("tend-each-socket", this::send);

    run("timer:tend-sockets", null);

    assertThat(sent).hasSize(1);
  }

  @Test
  void aSocketIsAdmittedWithoutTheRequestsHeaders() {
    replace(
        "open-realtime-admit",
        exchange -> {
          assertThat(exchange.getMessage().getHeaders()).isEmpty();
          send(exchange);
        });

    run("live-socket:api/v1/projects/id/realtime", "request");

    assertThat(sent).containsExactly("request");
  }
}
