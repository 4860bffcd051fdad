package io.gosight.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.alert.delivery.Delivery;
import io.gosight.alert.delivery.DeliveryDispatcher;
import io.gosight.alert.delivery.RetryPolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A channel that hangs, or a project with many alerts, delays no other one. */
@ExtendWith(AlertDatabase.Lent.class)
class FairDeliveryIT {
  private static final String ANY = "{\"kind\":\"insights\"}";

  private final HttpPeer telegram = new HttpPeer();
  private final HttpPeer webhook = new HttpPeer();
  private AlertHub hub;

  @BeforeEach
  void start(AlertDatabase database) throws Exception {
    hub =
        new AlertHub(
            database,
            Map.of(
                "gosight.channel.telegram.token", "123456:AAEhBOweik6ad6PsgpJAyS1oEjXTQlQyzAA",
                "gosight.channel.telegram.chat-id", "42",
                "gosight.channel.telegram.base-uri", telegram.url(),
                "gosight.channel.webhook.url", webhook.url(),
                "gosight.channel.webhook.secret", "correct horse battery staple",
                "gosight.channel.webhook.allow-http", "true",
                "gosight.channel.webhook.allow-private-addresses", "true"));
  }

  @AfterEach
  void stop() {
    webhook.release();
    hub.close();
    telegram.close();
    webhook.close();
  }

  @Test
  void sixtyHangingWebhooksDoNotDelayATelegramAlert() throws Exception {
    webhook.hang();
    for (int rule = 0; rule < 2; rule++) {
      hub.rule(ANY, "fingerprint", 0, 0, "webhook");
    }
    for (int i = 0; i < 30; i++) {
      hub.find(hub.insight("w" + i).setFingerprint("f" + i));
    }
    hub.startDelivering();
    await().until(() -> hub.sending() == 8);
    hub.sql.sql("UPDATE alert_rules SET enabled = false").update();
    hub.rule(ANY, "fingerprint", 0, 0, "telegram");
    hub.clock.advance(Duration.ofMillis(500));
    hub.find(hub.insight("t"));
    hub.startDelivering();

    await().atMost(Duration.ofSeconds(3)).until(() -> telegram.requests().size() == 1);
    assertThat(hub.sending()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void slotsGoToTheProjectsWithTheFewest(AlertDatabase database) throws Exception {
    DeliveryDispatcher dispatcher =
        new DeliveryDispatcher(
            database.postgres(),
            hub.clock,
            new RetryPolicy(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                new Random(1)),
            new SimpleMeterRegistry());
    String second = queue("a", hub.project, 30);
    assertThat(dispatcher.claim()).hasSize(8);
    queue("b", second, 30);
    List<Delivery> claimed = dispatcher.claim();
    assertThat(claimed).hasSize(8).extracting(d -> d.alert().getProjectId()).containsOnly(second);
    String third = second + "c";
    String unused = queue("c", third, 1);
    assertThat(dispatcher.claim()).isEmpty();

    DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(claimed.get(0));
    dispatcher.begin(exchange);
    exchange
        .getExchangeExtension()
        .handoverCompletions()
        .forEach(done -> done.onComplete(exchange));
    assertThat(dispatcher.claim()).extracting(d -> d.alert().getProjectId()).containsExactly(third);
  }

  /** Queues deliveries of a project, and gives the name for another one. */
  private String queue(String prefix, String project, int count) {
    hub.sql
        .sql("INSERT INTO projects (id, name) VALUES (?, 'Shop') ON CONFLICT DO NOTHING")
        .param(project)
        .update();
    for (int i = 0; i < count; i++) {
      UUID id = UUID.nameUUIDFromBytes((project + prefix + i).getBytes(StandardCharsets.UTF_8));
      hub.sql
          .sql(
              "INSERT INTO alert_history (id, project_id, kind, group_key, state, alert,"
                  + " happened_at, created_at) VALUES (?, ?, 'test', '', 'notified',"
                  + " CAST(? AS jsonb), now(), now())")
          .params(id, project, "{\"id\":\"%s\",\"project_id\":\"%s\"}".formatted(id, project))
          .update();
      hub.sql
          .sql(
              "INSERT INTO alert_deliveries (alert_id, channel, project_id, created_at,"
                  + " next_attempt_at) VALUES (?, 'webhook', ?, now(), ?)")
          .params(id, project, hub.clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
    return project + prefix;
  }
}
