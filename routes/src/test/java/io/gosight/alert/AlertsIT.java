package io.gosight.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.alert.delivery.DeliveryDispatcher;
import io.gosight.alert.delivery.RetryPolicy;
import io.gosight.alert.history.AlertHistory;
import io.gosight.proto.v1.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an insight to a message, by the routes as they are shipped. */
@ExtendWith(AlertDatabase.Lent.class)
class AlertsIT {
  private static final String TOKEN = "123456:AAEhBOweik6ad6PsgpJAyS1oEjXTQlQyzAA";
  private static final String ANY = "{\"kind\":\"insights\"}";

  private final HttpPeer telegram = new HttpPeer();
  private AlertHub hub;

  @BeforeEach
  void start(AlertDatabase database) throws Exception {
    hub =
        new AlertHub(
            database,
            Map.of(
                "gosight.channel.telegram.token",
                TOKEN,
                "gosight.channel.telegram.chat-id",
                "42",
                "gosight.channel.telegram.base-uri",
                telegram.url()));
  }

  @AfterEach
  void stop() {
    hub.close();
    telegram.close();
  }

  @Test
  void anInsightBecomesAMessageWithNothingOfItsMarkup() throws Exception {
    hub.rule(ANY, "fingerprint", 3600, 0, "telegram");
    hub.find(hub.insight("1"));
    hub.deliver();

    assertThat(telegram.requests()).hasSize(1);
    HttpPeer.Request request = telegram.requests().get(0);
    assertThat(request.path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
    assertThat(request.body())
        .contains("\"chat_id\":\"42\"", "\"parse_mode\":\"HTML\"")
        .contains("rage-click on shop.example/cart", "5 clicks in 800 ms on &lt;button&gt;.");
    assertThat(hub.states()).containsExactly("notified");
    assertThat(hub.deliveries()).containsExactly("telegram sent 1");
    assertThat(hub.failures()).containsExactly("taken");
  }

  @Test
  void aRedeliveredBatchTellsNothingTwice() throws Exception {
    hub.rule("{\"kind\":\"insights\",\"count\":2}", "rule", 0, 0, "telegram");
    hub.find(hub.insight("1"), hub.insight("1"));
    hub.find(hub.insight("1"));
    hub.deliver();
    assertThat(telegram.requests()).isEmpty();

    hub.find(hub.insight("2"));
    hub.find(hub.insight("1"), hub.insight("2"));
    hub.deliver();
    hub.deliver();

    assertThat(telegram.requests()).hasSize(1);
    assertThat(telegram.requests().get(0).body()).contains("2 times");
  }

  @Test
  void aRuleSaysWhatItWants() throws Exception {
    hub.rule(
        "{\"kind\":\"insights\",\"detectors\":[\"rage-click\"],\"min_severity\":\"medium\","
            + "\"page\":\"shop.example/c*\"}",
        "fingerprint",
        0,
        0,
        "telegram");
    hub.find(
        hub.insight("1").setDetector("dead-click"),
        hub.insight("2").setSeverity(Severity.SEVERITY_LOW),
        hub.insight("3").setPage("shop.example/help"),
        hub.insight("4").setProjectId("nobody"),
        hub.insight("5").setSeverity(Severity.SEVERITY_HIGH));

    assertThat(hub.states()).hasSize(1);
  }

  @Test
  void aGroupCoolsDownByItselfAndByTheTimeOfItsInsights() throws Exception {
    hub.rule(ANY, "fingerprint", 3600, 0, "telegram");
    long now = hub.clock.millis();
    hub.find(
        hub.insight("1"),
        hub.insight("2").setTimeMs(now + 3_599_000),
        hub.insight("3").setFingerprint("another").setTimeMs(now + 1_000));
    assertThat(hub.states()).hasSize(2);
    hub.find(hub.insight("4").setTimeMs(now + 3_600_000));
    assertThat(hub.states()).hasSize(3);
  }

  @Test
  void aCountIsOfItsWindow() throws Exception {
    hub.rule(
        "{\"kind\":\"insights\",\"count\":3,\"window_seconds\":60}", "page", 3600, 0, "telegram");
    long now = hub.clock.millis();
    hub.find(hub.insight("1"), hub.insight("2").setTimeMs(now + 30_000));
    hub.find(hub.insight("3").setTimeMs(now + 61_000));
    assertThat(hub.states()).isEmpty();
    hub.find(hub.insight("4").setTimeMs(now + 80_000));
    assertThat(hub.states()).hasSize(1);
  }

  @Test
  void aSnoozedRuleGoesToTheHistoryAlone() throws Exception {
    UUID rule = hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    snooze(rule, 60);
    hub.find(hub.insight("1"));
    hub.deliver();
    assertThat(hub.states()).containsExactly("snoozed");
    assertThat(telegram.requests()).isEmpty();

    hub.clock.advance(Duration.ofMinutes(61));
    hub.find(hub.insight("2"));
    hub.deliver();
    assertThat(telegram.requests()).hasSize(1);
  }

  private void snooze(UUID rule, int minutes) {
    hub.sql
        .sql("UPDATE alert_rules SET snoozed_until = ? WHERE id = ?")
        .params(AlertHistory.time(hub.clock.millis() + minutes * 60_000L), rule)
        .update();
  }

  @Test
  void aDigestTellsAllAtOnce() throws Exception {
    hub.rule(ANY, "fingerprint", 0, 3600, "telegram");
    hub.find(hub.insight("1"), hub.insight("2"));
    hub.find(hub.insight("3"));
    hub.digest();
    hub.deliver();
    assertThat(telegram.requests()).isEmpty();
    assertThat(hub.states()).containsOnly("pending");

    hub.clock.advance(Duration.ofHours(1));
    hub.digest();
    hub.digest();
    hub.deliver();

    assertThat(telegram.requests()).hasSize(1);
    assertThat(telegram.requests().get(0).body()).contains("3 alerts of Cart");
    assertThat(hub.states())
        .containsExactlyInAnyOrder("digested", "digested", "digested", "notified");
  }

  @Test
  void anIgnoredInsightSendsNothing() throws Exception {
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    hub.sql
        .sql(
            "INSERT INTO ignore_rules (project_id, detector, scope, value, insight_id)"
                + " VALUES (?, 'rage-click', 'selector', 'button#pay', 'x')")
        .param(hub.project)
        .update();
    hub.find(
        hub.insight("1"),
        hub.insight("2").setDetector("dead-click"),
        hub.insight("3").setSelector("a"));

    assertThat(hub.states()).hasSize(2);
  }

  @Test
  void aChannelThatIsDownGetsItOnceItIsBackAndNoSecretIsKept() throws Exception {
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    telegram.answers(500, Map.of(), "{\"ok\":false}");
    hub.find(hub.insight("1"));
    hub.deliver();
    hub.deliver();
    assertThat(hub.deliveries()).containsExactly("telegram waiting 1");

    for (int attempt = 2; attempt <= 10; attempt++) {
      hub.clock.advance(Duration.ofMinutes(15));
      hub.deliver();
    }
    assertThat(hub.deliveries()).containsExactly("telegram waiting 10");
    assertThat(hub.failures()).hasSize(10).allMatch(f -> f.contains("500") && !f.contains(TOKEN));

    telegram.answersWell();
    hub.clock.advance(Duration.ofMinutes(15));
    hub.deliver();
    assertThat(hub.deliveries()).containsExactly("telegram sent 11");
    assertThat(hub.meters.timer("channel_sends", "channel", "telegram", "result", "failed").count())
        .isEqualTo(10);
  }

  @Test
  void aChannelIsNotAskedBeforeItWants() throws Exception {
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    telegram.answers(
        429,
        Map.of(),
        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 600\","
            + "\"parameters\":{\"retry_after\":600}}");
    hub.find(hub.insight("1"));
    hub.deliver();
    telegram.answersWell();
    hub.clock.advance(Duration.ofSeconds(599));
    hub.deliver();
    assertThat(telegram.requests()).hasSize(1);

    hub.clock.advance(Duration.ofSeconds(1));
    hub.deliver();
    assertThat(telegram.requests()).hasSize(2);
    assertThat(hub.deliveries()).containsExactly("telegram sent 2");
  }

  @Test
  void aSenderThatDiedIsFollowedByAnother(AlertDatabase database) throws Exception {
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    hub.find(hub.insight("1"));
    DeliveryDispatcher died =
        new DeliveryDispatcher(
            database.postgres(),
            hub.clock,
            new RetryPolicy(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                new Random(1)),
            hub.meters);
    assertThat(died.claim()).hasSize(1);
    hub.deliver();
    assertThat(telegram.requests()).isEmpty();

    hub.clock.advance(Duration.ofMinutes(1));
    hub.deliver();
    assertThat(hub.deliveries()).containsExactly("telegram sent 2");
  }

  @Test
  void aDeliveryIsGivenUpAfterThreeDays() throws Exception {
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    telegram.answers(500, Map.of(), "");
    hub.find(hub.insight("1"));
    hub.deliver();
    hub.clock.advance(Duration.ofDays(3));
    hub.deliver();

    assertThat(hub.deliveries()).containsExactly("telegram given_up 2");
  }

  @Test
  void aChannelThatIsNotThereWaitsUntilItIs() throws Exception {
    hub.rule(ANY, "fingerprint", 0, 0, "slack", "telegram");
    hub.find(hub.insight("1"));
    hub.deliver();

    assertThat(hub.deliveries()).containsExactly("slack waiting 1", "telegram sent 1");
    assertThat(hub.failures()).anyMatch(failure -> failure.contains("no usable channel 'slack'"));
  }

  @Test
  void oneChannelLeavesRoomForAnother() throws Exception {
    UUID silent = hub.rule(ANY, "fingerprint", 0, 0, "slack");
    for (int i = 0; i < 30; i++) {
      hub.find(hub.insight("s" + i).setFingerprint("f" + i));
    }
    hub.sql.sql("DELETE FROM alert_rules WHERE id = ?").param(silent).update();
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    hub.clock.advance(Duration.ofSeconds(1));
    hub.find(hub.insight("t"));
    hub.deliver();

    assertThat(hub.deliveries()).contains("telegram sent 1");
    assertThat(hub.deliveries().stream().filter("slack waiting 1"::equals)).hasSize(8);
  }

  @Test
  void kafkaAwayHoldsTheOffsetsAndLosesNothing() throws Exception {
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    hub.kafka.away(true);
    CompletableFuture<Void> delivery =
        CompletableFuture.runAsync(
            () -> {
              try {
                hub.find(hub.insight("1"));
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    await().until(() -> !hub.states().isEmpty());
    assertThat(delivery).isNotDone();
    hub.kafka.away(false);
    delivery.get(20, TimeUnit.SECONDS);
    hub.deliver();

    assertThat(telegram.requests()).hasSize(1);
  }

  @Test
  void whatAVisitorWroteStopsNothing() throws Exception {
    hub.rule(ANY, "fingerprint", 3600, 0, "telegram");
    String hostile =
        "\u0000<b>\u202E\uD83D\uDE00'; DROP TABLE alert_history; --" + "x".repeat(20_000);
    hub.find(
        hub.insight("1").setSelector(hostile).setFingerprint(hostile).setPage(hostile),
        hub.insight("2").setFingerprint(hostile).setSummary(hostile));
    hub.deliver();

    assertThat(telegram.requests()).hasSize(1);
    assertThat(telegram.requests().get(0).body()).hasSizeLessThan(8_000).doesNotContain("\u202E");
  }

  @Test
  void anUnreadableRecordHarmsNoOther() throws Exception {
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    hub.kafka.deliver("alerts", List.of(new byte[] {1, 2}, new byte[0]));
    hub.kafka.deliver(
        "insights", List.of(new byte[] {1, 2}, hub.insight("1").build().toByteArray()));
    hub.deliver();

    assertThat(telegram.requests()).hasSize(1);
    assertThat(
            hub.meters
                .counter("dead_letters", "stage", "alert", "reason", "undecodable_record")
                .count())
        .isEqualTo(2);
  }
}
