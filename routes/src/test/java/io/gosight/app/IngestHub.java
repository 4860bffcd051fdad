package io.gosight.app;

import io.gosight.fanout.Spool;
import io.gosight.http.HttpSettings;
import io.gosight.http.HubHttpServer;
import io.gosight.settings.Settings;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.gosight.testing.FakeComponent;
import io.gosight.testing.Samples;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

/**
 * The ingest routes as they are shipped, over real HTTP. Redis is away all the time; Kafka and
 * PostgreSQL stand behind components of the test.
 */
final class IngestHub implements AutoCloseable {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> FOLDERS =
      List.of("errors", "enrich", "fan-out", "ingest", "operate");

  final CamelContext camel = new DefaultCamelContext();
  final List<Message> kafka = new CopyOnWriteArrayList<>();
  final HttpClient client = HttpClient.newHttpClient();
  volatile boolean kafkaAway;
  volatile boolean postgresAway;
  private final Vertx vertx = Vertx.vertx();
  private final TestContext context;
  private final HttpSettings http;

  /** Starts it with its data in a folder. */
  IngestHub(Path folder) throws Exception {
    context =
        TestContext.of(
            camel,
            folder,
            Map.of(
                "gosight.clickhouse.password", "x",
                "gosight.http.port", TestContext.freePort(),
                "gosight.grpc.port", TestContext.freePort(),
                "gosight.redis.host", "127.0.0.1",
                "gosight.redis.port", TestContext.freePort()));
    Settings settings = context.hub().settings();
    http = settings.read(HttpSettings.class);
    Properties properties = new Properties();
    properties.putAll(settings.all());
    camel.getPropertiesComponent().setOverrideProperties(properties);
    camel.addComponent("kafka", new FakeComponent(this::publish));
    camel.addComponent("sql", new FakeComponent(this::select));
    context.hub().bind(Stages.shipped().of(new Roles(Set.of(Role.INGEST)), Mode.FULL));
    camel.addService(
        new HubHttpServer(
            vertx, http, 1 << 20, folder, context.hub().lifecycle(), context.hub().connections()),
        true,
        true);
    PluginHelper.getRoutesLoader(camel).loadRoutes(routes());
    camel.start();
    context.hub().lifecycle().serve();
  }

  HubContext hub() {
    return context.hub();
  }

  Spool spool() {
    return context.hub().bean(Spool.class);
  }

  private static Collection<Resource> routes() throws IOException {
    return FOLDERS.stream()
        .map(name -> ROOT.resolve("routes").resolve(name).toFile())
        .flatMap(stage -> Stream.of(stage.listFiles()))
        .map(file -> ResourceHelper.resolveResource(new DefaultCamelContext(), "file:" + file))
        .toList();
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

  HttpResponse<String> post(byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/events?CamelKafkaOverrideTopic=evil&kafka.TOPIC=evil"))
            .header("content-type", "application/x-protobuf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> postJson(String body, String key) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri("/v1/events"))
            .header("content-type", "application/json")
            .header("x-gosight-key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http.port() + path);
  }

  /** Sends so many page views with the key that is known. */
  HttpResponse<String> send(int events) throws Exception {
    return post(Samples.batchOf(events).toByteArray(), "x-gosight-key", Samples.WRITE_KEY);
  }

  @Override
  public void close() throws Exception {
    camel.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    context.close();
  }
}
