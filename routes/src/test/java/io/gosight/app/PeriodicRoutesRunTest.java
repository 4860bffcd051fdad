package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes that a timer begins do their step, and a failure of it ends nothing. */
class PeriodicRoutesRunTest extends RouteTest {
  @Override
  List<String> files() {
    return List.of(
        "operate/probe-health",
        "operate/health",
        "kafka/measure-consumer-lag",
        "ledger/check-ledger",
        "ledger/write-outcomes",
        "presence/write-presence",
        "demo/demo",
        "api/clean-up");
  }

  @ParameterizedTest
  @CsvSource({
    "probe-health, ask-each",
    "measure-consumer-lag, measure-lag",
    "check-ledger, find-missing-events",
    "write-outcomes, insert-outcomes",
    "write-presence, write-active-sessions",
    "clean-up, clean-up-run"
  })
  void aTickRunsTheStepAndItsFailureIsNoted(String timer, String step) {
    List<String> done = new ArrayList<>();
    replace(step, exchange -> done.add(step));

    run("timer:" + timer, null);

    assertThat(done).containsExactly(step);
    replace(
        step,
        exchange -> {
          throw new IllegalStateException("away");
        });
    assertThat(begin("timer:" + timer, null).getException()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "health, report-health",
    "ready, report-readiness",
    "demo/config.js, write-demo-config"
  })
  void aRequestIsAnsweredWithoutItsHeaders(String path, String step) {
    replace(step, PeriodicRoutesRunTest::answer);

    Message answer = run("platform-http:GET:" + path, null);

    assertThat(answer.getBody()).isEqualTo("answer");
    assertThat(answer.getHeaders()).doesNotContainKey("kafka.OVERRIDE_TOPIC");
  }

  private static void answer(Exchange exchange) {
    exchange.getMessage().setBody("answer");
  }

  @Test
  void aRequestThatFailsGetsOneTypedError() {
    replace(
        "report-health",
        exchange -> {
          throw new IllegalStateException("secret");
        });

    Message answer = run("platform-http:GET:health", null);

    assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class)).isEqualTo(500);
    assertThat(answer.getBody(String.class)).doesNotContain("secret");
  }
}
