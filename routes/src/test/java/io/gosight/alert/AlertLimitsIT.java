package io.gosight.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.Insight;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Windows and limits of rules. Visitors choose pages and so groups, but a rule sends a bounded
 * number of alerts.
 */
@ExtendWith(AlertDatabase.Lent.class)
class AlertLimitsIT {
  private static final String ANY = "{\"kind\":\"insights\"}";

  private final HttpPeer telegram = new HttpPeer();
  private AlertHub hub;

  @BeforeEach
  void start(AlertDatabase database) throws Exception {
    hub =
        new AlertHub(
            database,
            Map.of(
                "gosight.channel.telegram.token", "123456:AAEhBOweik6ad6PsgpJAyS1oEjXTQlQyzAA",
                "gosight.channel.telegram.chat-id", "42",
                "gosight.channel.telegram.base-uri", telegram.url()));
  }

  @AfterEach
  void stop() {
    hub.close();
    telegram.close();
  }

  private void findOnPages(int count) throws Exception {
    hub.find(
        IntStream.range(0, count)
            .mapToObj(i -> hub.insight("i" + i).setFingerprint("f" + i).setPage("p" + i))
            .toArray(Insight.Builder[]::new));
  }

  @Test
  void aRuleOverItsLimitSendsOneSummaryForTheRest() throws Exception {
    hub.rule(ANY, "page", 0, 0, "telegram");
    findOnPages(300);
    deliverAll();
    assertThat(telegram.requests()).hasSize(AlertHub.MAX_PER_HOUR);
    assertThat(hub.states()).hasSize(AlertHub.MAX_PER_HOUR + 20);
    assertThat(hub.meters.counter("alerts_over_limit").count())
        .isEqualTo(300 - AlertHub.MAX_PER_HOUR);

    hub.clock.advance(Duration.ofHours(1));
    hub.digest();
    hub.digest();
    deliverAll();
    assertThat(telegram.requests()).hasSize(AlertHub.MAX_PER_HOUR + 1);
    assertThat(telegram.requests().get(AlertHub.MAX_PER_HOUR).body())
        .contains("260 more alerts of Cart");
    assertThat(Collections.frequency(hub.states(), "digested")).isEqualTo(20);
  }

  @Test
  void theNextHourStartsAnew() throws Exception {
    hub.rule(ANY, "page", 0, 0, "telegram");
    findOnPages(AlertHub.MAX_PER_HOUR + 1);
    hub.clock.advance(Duration.ofHours(1));
    hub.find(hub.insight("later").setPage("later"));

    assertThat(Collections.frequency(hub.states(), "notified"))
        .isEqualTo(AlertHub.MAX_PER_HOUR + 1);
  }

  @Test
  void aRuleOverItsLimitLeavesTheOthersAlone() throws Exception {
    hub.rule("{\"kind\":\"insights\",\"page\":\"p*\"}", "page", 0, 0, "telegram");
    hub.rule("{\"kind\":\"insights\",\"page\":\"q*\"}", "page", 0, 0, "telegram");
    findOnPages(100);
    hub.find(hub.insight("q").setPage("q"));
    deliverAll();

    assertThat(telegram.requests()).hasSize(AlertHub.MAX_PER_HOUR + 1);
  }

  @Test
  void aDigestCountsWhatIsNotStored() throws Exception {
    hub.rule(ANY, "page", 0, 3600, "telegram");
    findOnPages(700);
    hub.clock.advance(Duration.ofHours(1));
    hub.digest();
    deliverAll();

    assertThat(telegram.requests()).hasSize(1);
    assertThat(telegram.requests().get(0).body()).contains("700 alerts of Cart");
    assertThat(Collections.frequency(hub.states(), "digested")).isEqualTo(500);
  }

  @Test
  void aLateInsightCompletesAWindowThatEndsAfterIt() throws Exception {
    hub.rule(
        "{\"kind\":\"insights\",\"count\":3,\"window_seconds\":60}", "page", 3600, 0, "telegram");
    long now = hub.clock.millis();
    hub.find(hub.insight("1"));
    hub.find(hub.insight("2").setTimeMs(now + 50_000));
    assertThat(hub.states()).isEmpty();
    hub.find(hub.insight("3").setTimeMs(now + 30_000));
    assertThat(hub.states()).hasSize(1);
  }

  private void deliverAll() throws Exception {
    for (int run = 0; run < 10; run++) {
      hub.deliver();
    }
  }
}
