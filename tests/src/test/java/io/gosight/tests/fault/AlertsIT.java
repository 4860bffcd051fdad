package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.Severity;
import io.gosight.proto.v1.Target;
import io.gosight.tests.load.GenerateLoad;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clicks lead to a message, and pending alerts survive a kill of the hub and a channel outage. */
@ExtendWith(SharedSite.class)
class AlertsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String TOKEN = "123456:AAEhBOweik6ad6PsgpJAyS1oEjXTQlQyzAA";
  private static final int MANY = 300;

  private final Site site;
  private final Requests requests;
  private final ObjectMapper json = new ObjectMapper();
  private final String project = "p" + GenerateLoad.runName();
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final Set<String> alerts = ConcurrentHashMap.newKeySet();
  private final HttpServer peer;
  private volatile int status = 200;
  private String key;
  private String secret;

  AlertsIT(Site site) throws IOException {
    this.site = site;
    this.requests = new Requests(site);
    peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    peer.createContext("/", this::take);
    peer.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (status == 200) {
      messages.add(body);
      alerts.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-GoSight-Alert")));
    }
    byte[] answer = "{\"ok\":true,\"result\":{\"message_id\":1}}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @BeforeEach
  void start() throws Exception {
    String url = "http://127.0.0.1:" + peer.getAddress().getPort();
    site.run(
        Map.ofEntries(
            Map.entry("gosight.insight.lateness-ms", "500"),
            Map.entry("gosight.insight.silence-ms", "2000"),
            Map.entry("gosight.alert.max-per-rule-and-hour", "1000"),
            Map.entry("gosight.alert.retry-longest-seconds", "2"),
            Map.entry("gosight.alert.send-timeout-seconds", "5"),
            Map.entry("gosight.channel.telegram.token", TOKEN),
            Map.entry("gosight.channel.telegram.chat-id", "42"),
            Map.entry("gosight.channel.telegram.base-uri", url),
            Map.entry("gosight.channel.webhook.url", url + "/hook"),
            Map.entry("gosight.channel.webhook.secret", "correct horse battery"),
            Map.entry("gosight.channel.webhook.allow-http", "true"),
            Map.entry("gosight.channel.webhook.allow-private-addresses", "true")));
    key = site.command("projects", "create", project).trim();
    secret = site.command("keys", "create", "--project", project, "--kind", "secret").trim();
  }

  @AfterEach
  void stop() {
    peer.stop(0);
  }

  @Test
  void clicksBecomeAMessage() throws Exception {
    rule("telegram");
    long now = System.currentTimeMillis();
    EventBatch.Builder batch =
        EventBatch.newBuilder()
            .setContext(
                BatchContext.newBuilder()
                    .setSessionId("s-" + project)
                    .setTabId("t")
                    .setSentAtMs(now)
                    .addPages(Page.newBuilder().setUrl("https://shop.example/cart")));
    batch.addEvents(
        Event.newBuilder().setId("v").setTimeMs(now).setPageView(PageView.getDefaultInstance()));
    for (int i = 0; i < 5; i++) {
      batch.addEvents(
          Event.newBuilder()
              .setId("c" + i)
              .setTimeMs(now + 100 + i * 150L)
              .setClick(
                  Click.newBuilder()
                      .setPageX(10)
                      .setPageY(10)
                      .setTarget(Target.newBuilder().setSelector("#buy").setTag("button"))));
    }
    HttpResponse<String> answer = requests.send(key, batch.build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

    await().atMost(TIMEOUT).until(() -> messages.stream().anyMatch(m -> m.contains("#buy")));
    assertThat(messages.stream().filter(m -> m.contains("#buy")).findFirst().orElseThrow())
        .contains("\"chat_id\":\"42\"", "shop.example/cart");
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(history().toString()).contains("\"state\":\"sent\""));
  }

  @Test
  void aChannelIsTriedByTheApi() throws Exception {
    HttpResponse<String> answer =
        requests.post(path("channels/telegram/test"), new byte[0], "Authorization", bearer());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

    await().atMost(TIMEOUT).until(() -> messages.stream().anyMatch(m -> m.contains("A trial")));
  }

  @Test
  void whatADownChannelDidNotTakeOutlivesTheHub() throws Exception {
    rule("webhook");
    status = 503;
    find(1);
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(history().toString()).contains("It answered 503."));
    site.hub().kill();
    status = 200;
    site.startHub();

    await().atMost(TIMEOUT).until(() -> alerts.size() == 1);
    assertThat(history().at("/alerts/0/deliveries/0/last_failure").asText())
        .isEqualTo("It answered 503.");
  }

  @Test
  void everyInsightIsNotifiedHoweverOftenTheHubDies() throws Exception {
    rule("webhook");
    find(MANY);
    for (int kill = 1; kill <= 2; kill++) {
      int enough = kill * MANY / 4;
      await().atMost(TIMEOUT).until(() -> alerts.size() >= enough);
      site.hub().kill();
      site.startHub();
    }
    await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(alerts).hasSize(MANY));
  }

  private void rule(String channel) throws Exception {
    String rule =
        "{\"name\":\"All\",\"condition\":{\"kind\":\"insights\"},\"cool_down_seconds\":0,"
            + "\"channels\":[\""
            + channel
            + "\"]}";
    HttpResponse<String> answer =
        requests.post(
            path("alert-rules"),
            rule.getBytes(StandardCharsets.UTF_8),
            "Authorization",
            bearer(),
            "Content-Type",
            "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void find(int count) {
    try (KafkaProducer<String, byte[]> kafka =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                site.engines().properties().get("gosight.kafka.brokers"),
                "acks",
                "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        Insight insight =
            Insight.newBuilder()
                .setId("i" + i)
                .setProjectId(project)
                .setDetector("rage-click")
                .setSeverity(Severity.SEVERITY_HIGH)
                .setSessionId("s")
                .setTimeMs(System.currentTimeMillis())
                .setPage("shop.example/" + i)
                .setFingerprint("rage-click|" + i)
                .setSummary("Clicks.")
                .build();
        // close() waits for all tasks
        var unused =
            kafka.send(new ProducerRecord<>("gosight.insights", project, insight.toByteArray()));
      }
    }
  }

  private JsonNode history() throws Exception {
    HttpResponse<String> answer = requests.get(path("alerts"), secret);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private String bearer() {
    return "Bearer " + secret;
  }

  private String path(String rest) {
    return "/api/v1/projects/" + project + "/" + rest;
  }
}
