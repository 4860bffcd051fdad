package io.gosight.app;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpServer;
import io.gosight.enrich.BatchEnricher;
import io.gosight.http.HttpSettings;
import io.gosight.http.HubHttpServer;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.routing.EffectiveRoutes;
import io.gosight.routing.RouteSet;
import io.gosight.settings.Settings;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.gosight.testing.FakeComponent;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The ingest routes as they are shipped and one recipe as an operator's own route: real HTTP and
 * files, topics in memory, and a server that keeps what is posted to it.
 */
final class RecipeHub implements AutoCloseable {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path RECIPES = ROOT.resolve("docs/recipes");

  final CamelContext camel = new DefaultCamelContext();
  final List<String> posted = new CopyOnWriteArrayList<>();
  final List<String> postedHeaders = new CopyOnWriteArrayList<>();
  final List<String> queries = new CopyOnWriteArrayList<>();
  final List<Exchange> published = new CopyOnWriteArrayList<>();
  final List<Exchange> stored = new CopyOnWriteArrayList<>();
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer target;
  private final TestContext context;
  private final HttpSettings http;

  RecipeHub(Path folder, String recipe, Map<String, String> more) throws Exception {
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          postedHeaders.addAll(exchange.getRequestHeaders().keySet());
          queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
          exchange.sendResponseHeaders(200, -1);
        });
    target.start();
    Map<String, String> overrides = new HashMap<>(more);
    String url = "http://127.0.0.1:" + target.getAddress().getPort();
    overrides.putAll(
        Map.of(
            "errors.http.url", url + "/errors",
            "slack.webhook.url", url + "/slack",
            "crm.url", url + "/contacts",
            "second.clickhouse.url", url + "/",
            "events.folder", folder.resolve("out").toString(),
            "alerts.folder", folder.resolve("out").toString()));
    overrides.putAll(
        Map.of(
            "gosight.clickhouse.password", "x",
            "gosight.http.port", TestContext.freePort(),
            "gosight.grpc.port", TestContext.freePort(),
            "gosight.redis.host", "127.0.0.1",
            "gosight.redis.port", TestContext.freePort()));
    context = TestContext.of(camel, folder, overrides);
    Settings settings = context.hub().settings();
    http = settings.read(HttpSettings.class);
    Properties properties = new Properties();
    properties.putAll(settings.all());
    camel.getPropertiesComponent().setOverrideProperties(properties);
    SedaComponent topics = new SedaComponent();
    camel.addComponent("seda", topics);
    camel.addComponent("kafka", new FakeComponent((topic, parameters) -> endpoint(topic)));
    camel.addComponent("sql", new FakeComponent(RecipeHub::select));
    camel.addComponent("aws2-s3", new FakeComponent(exchange -> stored.add(exchange.copy())));
    Roles roles = new Roles(Set.of(Role.INGEST));
    context.hub().bind(Stages.shipped().of(roles, Mode.FULL));
    if (more.containsKey("test.country")) {
      BatchEnricher real = camel.getRegistry().findSingleByType(BatchEnricher.class);
      camel.getRegistry().unbind("batchEnricher");
      camel.getRegistry().bind("batchEnricher", new LocatedBatches(real, more.get("test.country")));
    }
    camel.addService(
        new HubHttpServer(
            vertx, http, 1 << 20, folder, context.hub().lifecycle(), context.hub().connections()),
        true,
        true);
    Path local = Files.createDirectories(folder.resolve("local"));
    Files.copy(RECIPES.resolve(recipe + ".camel.yaml"), local.resolve(recipe + ".camel.yaml"));
    PluginHelper.getRoutesLoader(camel).loadRoutes(resources(folder, local, settings));
    camel.start();
    context.hub().lifecycle().serve();
  }

  private List<Resource> resources(Path folder, Path local, Settings settings) {
    List<Path> running = Stream.of("errors", "enrich", "fan-out", "ingest").map(Path::of).toList();
    List<Path> all =
        Stages.shipped().routeFolders().stream()
            .map(name -> name.equals("api") ? Path.of("../api/routes") : Path.of(name))
            .toList();
    Set<String> known = new TreeSet<>(settings.all().keySet());
    known.addAll(Stages.shipped().catalog().names());
    RouteSet routes = RouteSet.load(running, all, local, known);
    if (!routes.broken().isEmpty()) {
      throw new IllegalStateException(routes.broken().toString());
    }
    return new EffectiveRoutes(folder.resolve("effective"))
        .files(routes).stream()
            .map(file -> ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath()))
            .toList();
  }

  private Endpoint endpoint(String topic) {
    return camel.getEndpoint("seda:" + topic + "?multipleConsumers=true");
  }

  /** The write key's row, or the figures for which a recipe asks. */
  private static void select(Exchange exchange) {
    boolean digest = String.valueOf(exchange.getMessage().getBody()).startsWith("SELECT uniq");
    exchange
        .getMessage()
        .setBody(
            digest
                ? List.of(Map.of("visits", 3, "views", 7, "errors", 1))
                : Map.of("project_id", "shop", "allowed_origins", ""));
  }

  /** Keeps what arrives on a topic from now on. */
  void watch(String topic) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("seda:" + topic + "?multipleConsumers=true").process(e -> published.add(e.copy()));
          }
        });
  }

  /** The events of all records that were published to the watched topic. */
  List<Event> publishedEvents() {
    return published.stream()
        .flatMap(exchange -> records(exchange.getMessage().getBody()).stream())
        .flatMap(batch -> batch.getEventsList().stream())
        .toList();
  }

  /** The record or records of a body. */
  static List<EnrichedBatch> records(Object body) {
    if (body instanceof List<?> list) {
      return list.stream().flatMap(m -> records(((Message) m).getBody()).stream()).toList();
    }
    try {
      return List.of(EnrichedBatch.parseFrom((byte[]) body));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  void publish(String topic, byte[] record, String key) {
    camel
        .createProducerTemplate()
        .sendBodyAndHeaders(
            "seda:" + topic + "?multipleConsumers=true",
            record,
            Map.of(
                "kafka.KEY",
                key,
                "kafka.OVERRIDE_TOPIC",
                "evil",
                "kafka.PARTITION",
                2,
                "kafka.OFFSET",
                7));
  }

  HttpResponse<String> post(String path, String body, String contentType, String key)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
            .header("content-type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("x-gosight-key", key);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws Exception {
    camel.stop();
    target.stop(0);
    vertx.close().toCompletionStage().toCompletableFuture().join();
    context.close();
  }
}
