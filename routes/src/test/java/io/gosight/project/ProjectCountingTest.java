package io.gosight.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.threads.HubThreads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectCountingTest {
  private final Map<String, String> rows = new HashMap<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private boolean away;
  private final ProjectCounting counting =
      new ProjectCounting(
          most -> {
            if (away) {
              throw new IllegalStateException("PostgreSQL is away.");
            }
            return rows;
          },
          meters,
          new HubThreads(Clock.systemUTC()));

  @AfterEach
  void close() {
    counting.close();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  @Test
  void readsWhatAProjectHasDecided() {
    rows.put(
        "shop",
        """
        {"pages": {"patterns": ["/product/:id"], "drop_trailing_slash": true},
         "domains": ["Pay.example"], "one_visitor_on_all_hosts": true, "time_zone": "UTC",
         "internal_visitors": ["boss", "2001:db8::/32"]}
        """);
    rows.put("blog", "{\"domains\": []}");
    counting.refresh();
    assertThat(counting.of("shop"))
        .isEqualTo(
            new CountingChoices(
                Optional.of(List.of("/product/:id")),
                Optional.of(true),
                List.of("pay.example"),
                true,
                new InternalVisitors(List.of("2001:db8::/32", "boss"))));
    assertThat(counting.of("blog")).isEqualTo(CountingChoices.NONE);
    assertThat(counting.of("another")).isEqualTo(CountingChoices.NONE);
  }

  @Test
  void theLastChoicesHoldWhilePostgresIsAway() {
    rows.put("shop", "{\"one_visitor_on_all_hosts\": true}");
    counting.refresh();
    away = true;
    rows.clear();
    counting.refresh();
    assertThat(counting.of("shop").oneVisitorOnAllHosts()).isTrue();
    assertThat(gauge("project_settings_stale")).isOne();
    away = false;
    counting.refresh();
    assertThat(counting.of("shop")).isEqualTo(CountingChoices.NONE);
    assertThat(gauge("project_settings_stale")).isZero();
  }

  @Test
  void theFirstEventsWaitForTheFirstReading() {
    rows.put("shop", "{\"one_visitor_on_all_hosts\": true}");
    counting.start();
    assertThat(counting.of("shop").oneVisitorOnAllHosts()).isTrue();
  }

  @Test
  void saysHowManyProjectsDoNotFit() {
    for (int i = 0; i < 10_001; i++) {
      rows.put("p" + i, "{\"one_visitor_on_all_hosts\": true}");
    }
    counting.refresh();
    assertThat(gauge("project_settings_left_out")).isOne();
  }
}
