package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.testing.Samples;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of the ingest routes is answered over HTTP, by one hub for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestHttpAnswersTest {
  private IngestHub hub;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new IngestHub(folder);
  }

  @BeforeEach
  void forgetEarlierRecords() {
    hub.kafka.clear();
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  @Test
  void noHeaderOfARequestReachesKafkaOrComesBack() throws Exception {
    HttpResponse<String> answer =
        hub.post(
            Samples.batchOf(1).toByteArray(),
            "x-gosight-key",
            Samples.WRITE_KEY,
            "kafka.OVERRIDE_TOPIC",
            "evil",
            "KAFKA.override_topic",
            "evil",
            "CamelKafkaOverrideTopic",
            "evil",
            "camelredis.key",
            "evil",
            "org.apache.camel.evil",
            "evil",
            "x-innocent",
            "evil");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(hub.kafka.get(0).getHeaders()).containsOnlyKeys("kafka.KEY", "kafka.OVERRIDE_TOPIC");
    assertThat(answer.headers().map().toString()).doesNotContain("evil").doesNotContain("kafka");
  }

  @Test
  void refusesMissingKeysUnreadableBodiesAndForeignOrigins() throws Exception {
    assertThat(hub.post(Samples.batchOf(1).toByteArray()).statusCode()).isEqualTo(401);
    assertThat(hub.post(new byte[] {1}, "x-gosight-key", Samples.WRITE_KEY).statusCode())
        .isEqualTo(400);
    HttpResponse<String> origin =
        hub.post(
            Samples.batchOf(1).toByteArray(),
            "x-gosight-key",
            Samples.WRITE_KEY,
            "origin",
            "https://evil.example");
    assertThat(origin.statusCode()).isEqualTo(403);
    assertThat(hub.kafka).isEmpty();
  }

  @Test
  void allowsEveryOriginToSend() throws Exception {
    HttpResponse<String> answer =
        hub.client.send(
            HttpRequest.newBuilder(hub.uri("/v1/events"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
  }

  @Test
  void namesTheMethodsOfAPathToAWrongOne() throws Exception {
    for (String row :
        List.of(
            "GET /v1/events OPTIONS, POST",
            "HEAD /v1/events OPTIONS, POST",
            "DELETE /v1/events/ OPTIONS, POST",
            "GET /gosight.v1.IngestService/SendEvents OPTIONS, POST",
            "PATCH /gosight.v1.IngestService/SendEvents OPTIONS, POST",
            "POST /v1/config GET, OPTIONS",
            "POST /ready GET")) {
      String[] parts = row.split(" ", 3);
      HttpResponse<String> answer =
          hub.client.send(
              HttpRequest.newBuilder(hub.uri(parts[1]))
                  .method(parts[0], HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(row).isEqualTo(405);
      assertThat(answer.headers().firstValue("allow")).as(row).contains(parts[2]);
      if (!parts[0].equals("HEAD")) {
        assertThat(answer.body()).contains("\"code\":\"method_not_allowed\"", parts[2]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"/replay/any, true", "/overview/any, false"})
  void onlyThePlayerMayUseInlineStylesAndNoneMayAskOtherHosts(String path, boolean player)
      throws Exception {
    HttpResponse<String> answer =
        hub.client.send(
            HttpRequest.newBuilder(hub.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    String policy = answer.headers().firstValue("content-security-policy").orElseThrow();
    assertThat(policy.contains("unsafe-inline")).isEqualTo(player);
    assertThat(policy)
        .contains("frame-ancestors 'self'")
        .doesNotContain("http", "*", "unsafe-eval");
  }

  @Test
  void saysWhetherItShouldGetTraffic() throws Exception {
    HttpResponse<String> answer =
        hub.client.send(
            HttpRequest.newBuilder(hub.uri("/ready")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"ready\"").contains("\"spool\":\"empty\"");
  }

  @Test
  void aServerThatDoesNotAnswerIsDown() throws Exception {
    await()
        .untilAsserted(() -> assertThat(hub.get("/ready").body()).contains("\"redis\":\"down\""));
    assertThat(hub.get("/health").body()).contains("\"status\":\"degraded\"", "dependencies");
  }

  @Test
  void anEventThatCanNotBeReadHarmsNoNeighbour() throws Exception {
    String batch =
        "{\"context\":{\"sessionId\":\"s\"},\"events\":[{\"id\":\"a\",\"pageView\":{}},"
            + "{\"id\":\"b\",\"timeMs\":\"2026-03-01T12:00:30Z\",\"pageView\":{}}]}";
    HttpResponse<String> answer = hub.postJson(batch, Samples.WRITE_KEY);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"accepted\":1", "\"index\":1", "\"eventId\":\"b\"", "OUT_OF_RANGE", "timeMs");
  }

  @Test
  void anEmptyKeyHeaderDoesNotOverrideTheBatchs() throws Exception {
    String batch =
        "{\"events\":[{\"id\":\"a\",\"pageView\":{}}],\"context\":{\"sessionId\":\"s\"},"
            + "\"writeKey\":\""
            + Samples.WRITE_KEY
            + "\"}";
    assertThat(hub.postJson(batch, "").statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyWithoutAKeyIsNotDecoded() throws Exception {
    HttpResponse<String> answer = hub.postJson("{\"events\":[{\"timeMs\":[[]]},7]}", "");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("missing_key");
    HttpResponse<String> garbage = hub.postJson("{]", Samples.WRITE_KEY);
    assertThat(garbage.statusCode()).isEqualTo(400);
    assertThat(hub.postJson("{\"context\":{\"sessionId\":[[]]}}", Samples.WRITE_KEY).statusCode())
        .isEqualTo(400);
  }
}
