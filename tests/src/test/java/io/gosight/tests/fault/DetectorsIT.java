package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.Target;
import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.load.GenerateLoad;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

/** A burst of clicks interrupted by a kill of the hub, and a backtest of the same burst. */
@ExtendWith(SharedSite.class)
class DetectorsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String SAMPLE = "shop.example/cart";

  private final Site site;
  private final Requests requests;
  private final ClickHouseSql sql;
  private final ObjectMapper json = new ObjectMapper();
  private final String project = "p" + GenerateLoad.runName();
  private final long beginMs = System.currentTimeMillis() - 1_000;
  private String key;

  DetectorsIT(Site site) {
    this.site = site;
    this.requests = new Requests(site);
    this.sql = new ClickHouseSql(site.engines().properties());
  }

  @BeforeEach
  void start() throws Exception {
    // Long enough that a slow restart does not end the burst.
    site.run(Map.of("gosight.insight.silence-ms", "600000"));
    key = site.command("projects", "create", project).trim();
  }

  @Test
  void oneBurstIsOneInsightAcrossARestartAndInTheBacktest() throws Exception {
    send(pageView(0), click(500), click(800));
    await()
        .atMost(TIMEOUT)
        .until(() -> Lag.of(site, "gosight-insight-processor", "gosight.events.raw") == 0);
    // The hub may have to reconnect to Redis.
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(millisToLive("session:" + project + ":s-" + project + ":t:state"))
                    .isBetween(1L, Duration.ofMinutes(30).toMillis()));
    site.hub().kill();
    site.startHub();
    send(click(1_100), click(1_400));
    send(pageView(60_000));
    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(count("insights")).isEqualTo(1));
    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(count("events")).isEqualTo(6));
    assertThat(sql.text("SELECT details['clicks'] FROM insights FINAL WHERE " + mine()))
        .isEqualTo("4");

    assertThat(detect())
        .contains("found now 1, found then 1, both 1", SAMPLE, "Nothing was written");
    assertThat(detect("--set", "clicks=9"))
        .contains(
            "clicks=9", "found now 0, found then 1, both 0", "only then:", "4 clicks on #buy");
    assertThatThrownBy(() -> detect("--set", "click=9")).hasMessageContaining("ended with 1");

    String secret = site.command("keys", "create", "--project", project, "--kind", "secret").trim();
    JsonNode insights = read(requests.get(path("insights?detector=rage-click"), secret));
    assertThat(insights.path("insights")).hasSize(1);
    assertThat(insights.at("/insights/0/evidence")).hasSize(4);
    assertThat(read(requests.get(path("insights?page=elsewhere"), secret)).path("insights"))
        .isEmpty();
    JsonNode backtest =
        read(
            requests.post(
                path("detectors/rage-click/backtest?settings[clicks]=9")
                    .replace("[", "%5B")
                    .replace("]", "%5D"),
                new byte[0],
                "Authorization",
                "Bearer " + secret));
    assertThat(backtest.path("found_now").asInt()).isZero();
    assertThat(backtest.at("/only_then/0/summary").asText()).startsWith("4 clicks on #buy");
    assertThat(count("insights")).isEqualTo(1);
  }

  @Test
  void withoutRedisABurstIsFoundAllTheSame() throws Exception {
    site.engines().get("redis").kill();
    try {
      send(pageView(0), click(500), click(800));
      await()
          .atMost(TIMEOUT)
          .until(() -> Lag.of(site, "gosight-insight-processor", "gosight.events.raw") == 0);
      send(click(1_100), click(1_400));
      send(pageView(60_000));
      await().atMost(TIMEOUT).untilAsserted(() -> assertThat(count("insights")).isEqualTo(1));
    } finally {
      site.engines().get("redis").start();
      var unused = site.engines().get("redis").awaitReady();
    }
  }

  /** Partitions go to a second node and come back while the bursts of many sessions go on. */
  @Test
  void aSecondNodeThatComesAndGoesChangesNoInsight() throws Exception {
    int sessions = 24;
    sendForEach(sessions, pageView(0), click(500));
    try (Hub second =
        Hub.start(
            site.program(),
            site.file("second-node"),
            "none",
            "insight",
            withSilence(site.engines().properties()))) {
      var unused = second.awaitReady();
      await().atMost(TIMEOUT).until(() -> owners() == 2);
      sendForEach(sessions, click(800), click(1_100));
    }
    await().atMost(TIMEOUT).until(() -> owners() == 1);
    sendForEach(sessions, click(1_400));
    sendForEach(sessions, pageView(60_000));

    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(count("insights")).isEqualTo(sessions));
    assertThat(
            sql.text(
                "SELECT arraySort(groupUniqArray(details['clicks'])) FROM insights FINAL WHERE "
                    + mine()))
        .as("each burst as one node alone finds it")
        .isEqualTo("['4']");
  }

  private static Map<String, String> withSilence(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("gosight.insight.silence-ms", "600000");
    return all;
  }

  /** How many nodes have partitions of the detectors' group. */
  private long owners() throws InterruptedException, ExecutionException {
    String group = "gosight-insight-processor";
    String brokers = site.engines().properties().get("gosight.kafka.brokers");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    }
  }

  private void sendForEach(int sessions, Event... events) throws Exception {
    for (int session = 0; session < sessions; session++) {
      sendTo("s" + session + "-" + project, events);
    }
  }

  private String detect(String... more) throws IOException, InterruptedException {
    String[] words = {
      "detect",
      "--project",
      project,
      "--detector",
      "rage-click",
      "--since",
      "1h",
      "--set",
      "gosight.insight.silence-ms=600000"
    };
    String[] all = Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
    return site.command(all);
  }

  private long millisToLive(String key) {
    Map<String, String> engines = site.engines().properties();
    try (Jedis redis =
        new Jedis("127.0.0.1", Integer.parseInt(engines.get("gosight.redis.port")))) {
      String unused = redis.auth(engines.get("gosight.redis.password"));
      return redis.pttl(key);
    }
  }

  private JsonNode read(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private String path(String rest) {
    return "/api/v1/projects/" + project + "/" + rest;
  }

  private long count(String table) throws IOException {
    return sql.number("SELECT count() FROM " + table + " FINAL WHERE " + mine());
  }

  private String mine() {
    return "project_id = '" + project + "'";
  }

  private void send(Event... events) throws Exception {
    sendTo("s-" + project, events);
  }

  private void sendTo(String session, Event... events) throws Exception {
    EventBatch.Builder batch =
        EventBatch.newBuilder()
            .setContext(
                BatchContext.newBuilder()
                    .setSessionId(session)
                    .setTabId("t")
                    .setSentAtMs(System.currentTimeMillis())
                    .addPages(Page.newBuilder().setUrl("https://" + SAMPLE)));
    for (Event event : events) {
      batch.addEvents(event.toBuilder().setId(event.getId() + session));
    }
    HttpResponse<String> answer = requests.send(key, batch.build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private Event pageView(long afterMs) {
    return at(afterMs).setPageView(PageView.getDefaultInstance()).build();
  }

  private Event click(long afterMs) {
    return at(afterMs)
        .setClick(
            Click.newBuilder()
                .setTarget(Target.newBuilder().setSelector("#buy").setTag("button"))
                .setPageX(100)
                .setPageY(100))
        .build();
  }

  private Event.Builder at(long afterMs) {
    return Event.newBuilder().setId("e" + afterMs + project).setTimeMs(beginMs + afterMs);
  }
}
