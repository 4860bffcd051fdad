package io.gosight.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.stage.HealthStatus.Level;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class PeriodicRoutesTest {
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final PeriodicRoutes periodic = new PeriodicRoutes(clock);
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @Test
  void aTaskThatIsStartedNoMoreIsNamedUnlessItWasStopped() throws Exception {
    try (CamelContext camel = new DefaultCamelContext()) {
      camel.addRoutePolicyFactory(periodic);
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              // Far beyond the test, as if its timer had ended.
              from("timer:rare?delay=3600000&period=3600000")
                  .routeId("check-ledger")
                  .log("checked");
            }
          });
      camel.start();
      clock.advance(Duration.ofHours(4));
      assertThat(periodic.health().level()).isEqualTo(Level.OK);
      clock.advance(Duration.ofMinutes(3));
      assertThat(periodic.health().level()).isEqualTo(Level.DEGRADED);
      assertThat(periodic.health().details().get("reason"))
          .asString()
          .contains("run no more: [check-ledger");
      camel.getRouteController().stopRoute("check-ledger");
      assertThat(periodic.health().level()).isEqualTo(Level.OK);
    }
  }

  @Test
  void aTaskThatDoesNotEndIsNamed() throws Exception {
    try (CamelContext camel = new DefaultCamelContext()) {
      camel.addRoutePolicyFactory(periodic);
      Processor hang =
          exchange -> {
            entered.countDown();
            released.await();
          };
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("timer:purge?delay=0&repeatCount=1").routeId("purge-alerts").process(hang);
            }
          });
      camel.start();
      entered.await();
      assertThat(periodic.health().level()).isEqualTo(Level.OK);
      clock.advance(Duration.ofMinutes(3));
      assertThat(periodic.health().level()).isEqualTo(Level.DEGRADED);
      assertThat(periodic.health().details().get("reason"))
          .asString()
          .contains("purge-alerts (since " + Samples.NOW);
      released.countDown();
      await().until(() -> periodic.health().level() == Level.OK);
    }
  }
}
