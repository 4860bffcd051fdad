package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.fanout.Spool;
import io.gosight.http.HttpSettings;
import io.gosight.http.HubHttpServer;
import io.gosight.operate.HealthReport;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.settings.Settings;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.gosight.stage.StopDeadline;
import io.gosight.testing.FakeComponent;
import io.gosight.testing.Samples;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ingest from a real HTTP request to Kafka's edge, by the routes as they are shipped. Redis is away
 * all the time; Kafka and PostgreSQL stand behind components of the test.
 */
class HubRoutesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> FOLDERS =
      List.of("errors", "enrich", "fan-out", "ingest", "operate");

  private final Vertx vertx = Vertx.vertx();
  private final CamelContext camel = new DefaultCamelContext();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Message> kafka = new CopyOnWriteArrayList<>();
  private volatile boolean kafkaAway;
  private volatile boolean postgresAway;
  private TestContext context;
  private HttpSettings http;
  private Spool spool;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    context =
        TestContext.of(
            camel,
            folder,
            Map.of(
                "gosight.clickhouse.password", "x",
                "gosight.http.port", freePort(),
                "gosight.grpc.port", freePort(),
                "gosight.redis.host", "127.0.0.1",
                "gosight.redis.port", freePort()));
    Settings settings = context.hub().settings();
    http = settings.read(HttpSettings.class);
    Properties properties = new Properties();
    properties.putAll(settings.all());
    camel.getPropertiesComponent().setOverrideProperties(properties);
    camel.addComponent("kafka", new FakeComponent(this::publish));
    camel.addComponent("sql", new FakeComponent(this::select));
    context.hub().bind(Stages.shipped().of(new Roles(Set.of(Role.INGEST)), Mode.FULL));
    spool = context.hub().bean(Spool.class);
    camel.addService(
        new HubHttpServer(
            vertx, http, 1 << 20, folder, context.hub().lifecycle(), context.hub().connections()),
        true,
        true);
    PluginHelper.getRoutesLoader(camel).loadRoutes(routes());
    camel.start();
    context.hub().lifecycle().serve();
  }

  private static Collection<Resource> routes() throws IOException {
    return FOLDERS.stream()
        .map(name -> ROOT.resolve("routes").resolve(name).toFile())
        .flatMap(stage -> Stream.of(stage.listFiles()))
        .map(file -> ResourceHelper.resolveResource(new DefaultCamelContext(), "file:" + file))
        .toList();
  }

  @AfterEach
  void stop() throws Exception {
    camel.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    context.close();
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  private void publish(Exchange exchange) {
    if (kafkaAway) {
      throw new IllegalStateException("Kafka is away.");
    }
    Object body = exchange.getMessage().getBody();
    if (body instanceof List<?> messages) {
      messages.forEach(message -> kafka.add((Message) message));
    } else {
      kafka.add(exchange.getMessage().copy());
    }
  }

  private void select(Exchange exchange) {
    if (postgresAway) {
      throw new IllegalStateException("PostgreSQL is away.");
    }
    exchange
        .getMessage()
        .setBody(Map.of("project_id", "shop", "allowed_origins", "https://shop.example"));
  }

  private HttpResponse<String> post(byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/events?CamelKafkaOverrideTopic=evil&kafka.TOPIC=evil"))
            .header("content-type", "application/x-protobuf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http.port() + path);
  }

  private HttpResponse<String> send(int events) throws Exception {
    return post(Samples.batchOf(events).toByteArray(), "x-gosight-key", Samples.WRITE_KEY);
  }

  private static List<String> ids(Message message) throws IOException {
    return EnrichedBatch.parseFrom(message.getBody(byte[].class)).getEventsList().stream()
        .map(event -> event.getId())
        .toList();
  }

  @Test
  void bringsABatchToKafkaAndAnswersAfterThat() throws Exception {
    HttpResponse<String> answer = send(2);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(kafka).hasSize(1);
    assertThat(ids(kafka.get(0))).containsExactly("e0", "e1");
    assertThat(kafka.get(0).getHeader("kafka.KEY")).isEqualTo("shop:s1");
  }

  @Test
  void noHeaderOfARequestReachesKafkaOrComesBack() throws Exception {
    HttpResponse<String> answer =
        post(
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
    assertThat(kafka.get(0).getHeaders()).containsOnlyKeys("kafka.KEY", "kafka.OVERRIDE_TOPIC");
    assertThat(answer.headers().map().toString()).doesNotContain("evil").doesNotContain("kafka");
  }

  @Test
  void goesToTheSpoolWhileKafkaIsAwayAndFromThereToKafkaOnceItIsBack() throws Exception {
    kafkaAway = true;
    assertThat(send(1).statusCode()).isEqualTo(200);
    assertThat(send(2).statusCode()).isEqualTo(200);
    assertThat(kafka).isEmpty();
    assertThat(spool.isEngaged()).isTrue();
    kafkaAway = false;
    await().until(() -> !spool.isEngaged());
    assertThat(kafka).hasSize(2);
    assertThat(ids(kafka.get(1))).containsExactly("e0", "e1");
    assertThat(send(3).statusCode()).isEqualTo(200);
    assertThat(kafka).hasSize(3);
  }

  @Test
  void aKeyThatNobodyCanCheckIsToBeSentAgainAndNotUnknown() throws Exception {
    postgresAway = true;
    HttpResponse<String> answer = send(1);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("keys_unavailable");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void aKnownKeyGoesOnWithoutRedisAndPostgres() throws Exception {
    assertThat(send(1).statusCode()).isEqualTo(200);
    postgresAway = true;
    assertThat(send(1).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesInTheSendersWords() throws Exception {
    assertThat(post(Samples.batchOf(1).toByteArray()).statusCode()).isEqualTo(401);
    assertThat(post(new byte[] {1}, "x-gosight-key", Samples.WRITE_KEY).statusCode())
        .isEqualTo(400);
    HttpResponse<String> origin =
        post(
            Samples.batchOf(1).toByteArray(),
            "x-gosight-key",
            Samples.WRITE_KEY,
            "origin",
            "https://evil.example");
    assertThat(origin.statusCode()).isEqualTo(403);
    assertThat(kafka).isEmpty();
  }

  @Test
  void tellsBrowsersThatAnySiteMaySend() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri("/v1/events"))
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
          client.send(
              HttpRequest.newBuilder(uri(parts[1]))
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
        client.send(
            HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    String policy = answer.headers().firstValue("content-security-policy").orElseThrow();
    assertThat(policy.contains("unsafe-inline")).isEqualTo(player);
    assertThat(policy)
        .contains("frame-ancestors 'self'")
        .doesNotContain("http", "*", "unsafe-eval");
  }

  @Test
  void saysWhetherItShouldGetTraffic() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri("/ready")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"ready\"").contains("\"spool\":\"empty\"");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void isNotReadyOnceARouteDoesNotServeAndSaysWhich() throws Exception {
    camel.getRouteController().stopRoute("ingest-http");
    HttpResponse<String> ready = get("/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("\"routes\":\"not_serving\"");
    assertThat(new HealthReport(context.hub().health(), context.hub().lifecycle()).full())
        .contains("Routes that do not serve: [ingest-http].");
    assertThat(get("/health").body()).contains("\"status\":\"degraded\"", "not_serving");
  }

  @Test
  void answers503AndNever404WhileItStops() throws Exception {
    context.hub().lifecycle().drain();
    HttpResponse<String> draining = get("/ready");
    assertThat(draining.statusCode()).isEqualTo(503);
    assertThat(draining.headers().firstValue("connection")).contains("close");
    assertThat(send(1).statusCode()).isEqualTo(200);
    context.hub().lifecycle().stop(StopDeadline.in(Duration.ofSeconds(1)));
    for (String path : List.of("/v1/events", "/ready", "/sdk/gosight.js", "/api/v1/projects/x")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).as(path).isPresent();
    }
    assertThat(get("/health").body()).contains("stopping");
  }

  @Test
  void aServerThatDoesNotAnswerIsDown() throws Exception {
    await().untilAsserted(() -> assertThat(get("/ready").body()).contains("\"redis\":\"down\""));
    assertThat(get("/health").body()).contains("\"status\":\"degraded\"", "dependencies");
  }

  private HttpResponse<String> postJson(String body, String key) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri("/v1/events"))
            .header("content-type", "application/json")
            .header("x-gosight-key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void anEventThatCanNotBeReadHarmsNoNeighbour() throws Exception {
    String batch =
        "{\"context\":{\"sessionId\":\"s\"},\"events\":[{\"id\":\"a\",\"pageView\":{}},"
            + "{\"id\":\"b\",\"timeMs\":\"2026-03-01T12:00:30Z\",\"pageView\":{}}]}";
    HttpResponse<String> answer = postJson(batch, Samples.WRITE_KEY);
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
    assertThat(postJson(batch, "").statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyWithoutAKeyIsNotDecoded() throws Exception {
    HttpResponse<String> answer = postJson("{\"events\":[{\"timeMs\":[[]]},7]}", "");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("missing_key");
    HttpResponse<String> garbage = postJson("{]", Samples.WRITE_KEY);
    assertThat(garbage.statusCode()).isEqualTo(400);
    assertThat(postJson("{\"context\":{\"sessionId\":[[]]}}", Samples.WRITE_KEY).statusCode())
        .isEqualTo(400);
  }
}
