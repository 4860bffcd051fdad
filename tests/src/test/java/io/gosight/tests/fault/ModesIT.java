package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.tests.hub.Distribution;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.hub.Keys;
import io.gosight.tests.hub.WorkFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

/** A hub with all its engines in the mode without replay. */
class ModesIT {
  private final HttpClient http = HttpClient.newHttpClient();

  private static Event replayChunk() {
    return Event.newBuilder()
        .setId("chunk")
        .setReplayChunk(
            ReplayChunk.newBuilder()
                .setEncoding(ReplayEncoding.REPLAY_ENCODING_JSON)
                .setData(ByteString.copyFromUtf8("[]")))
        .build();
  }

  private SendEventsResponse send(Hub hub, Keys keys) throws Exception {
    EventBatch batch =
        EventBatch.newBuilder()
            .setContext(BatchContext.newBuilder().setSessionId("s").setTabId("t"))
            .addEvents(Event.newBuilder().setId("view").setPageView(PageView.getDefaultInstance()))
            .addEvents(replayChunk())
            .build();
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(hub.http().resolve("/v1/events"))
                .header("content-type", "application/x-protobuf")
                .header("x-gosight-key", keys.write())
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return SendEventsResponse.parseFrom(answer.body());
  }

  private String get(URI address, String authorization) throws Exception {
    return http.send(
            HttpRequest.newBuilder(address).header("Authorization", authorization).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String keyForReplays(Path folder) throws Exception {
    return Distribution.find()
        .run(
            List.of(
                "keys",
                "create",
                "--kind",
                "secret",
                "--scope",
                "read,replay",
                "--data",
                folder.resolve("data").toString()))
        .trim();
  }

  private static Properties engines(Path folder) throws Exception {
    Properties engines = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("data/engines.properties"))) {
      engines.load(in);
    }
    return engines;
  }

  private String ask(Properties engines, String sql) throws Exception {
    return http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        engines.getProperty("gosight.clickhouse.url")
                            + "/?database="
                            + engines.getProperty("gosight.clickhouse.database")))
                .header("X-ClickHouse-User", engines.getProperty("gosight.clickhouse.user"))
                .header("X-ClickHouse-Key", engines.getProperty("gosight.clickhouse.password"))
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }

  @Test
  void withoutReplayThereIsNoS3NoTopicNoTableAndNoRecording() throws Exception {
    try (WorkFolder folder = WorkFolder.create();
        Hub hub =
            Hub.start(
                Distribution.find(),
                folder.path(),
                "all",
                "all",
                Map.of("gosight.mode", "analytics-only"))) {
      Keys keys = hub.awaitReady();
      Properties engines = engines(folder.path());
      assertThat(engines.stringPropertyNames()).noneMatch(name -> name.startsWith("gosight.s3"));
      try (Admin admin =
          Admin.create(
              Map.of(
                  AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                  engines.getProperty("gosight.kafka.brokers")))) {
        Set<String> topics = admin.listTopics().names().get();
        assertThat(topics).contains("gosight.events.raw").doesNotContain("gosight.replay.chunks");
      }
      assertThat(ask(engines, "SHOW TABLES")).contains("events").doesNotContain("replay");

      SendEventsResponse answer = send(hub, keys);
      assertThat(answer.getAccepted()).isEqualTo(1);
      assertThat(answer.getRejected(0).getReason())
          .isEqualTo(RejectionReason.REJECTION_REASON_REPLAY_DISABLED);
      assertThat(get(hub.http().resolve("/v1/config"), "Bearer " + keys.write()))
          .isEqualTo("{\"mode\":\"analytics-only\",\"replay\":{\"enabled\":false}}");
      String viewer = keyForReplays(folder.path());
      assertThat(
              get(
                  hub.http().resolve("/api/v1/projects/demo/sessions/s/replay"),
                  "Bearer " + viewer))
          .contains("not_found", "\"reason\":\"disabled\"");
    }
  }
}
