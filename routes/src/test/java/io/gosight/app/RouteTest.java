package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.conventions.RouteFile;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.testing.FakeComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs shipped routes as their files say, on the hub's own beans. What begins a route is begun by
 * the test at {@code direct:SCHEME:NAME}, and what leads to a server ends at {@code mock:SCHEME}
 * ({@code mock:kafka:TOPIC}). A step that would ask a server is replaced by its id. Every route of
 * the files must have been run in the end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RouteTest extends CamelTestSupport {
  static final String DEAD_LETTERS = "mock:kafka:gosight.dead-letters";
  private static final Logger LOG = LoggerFactory.getLogger(RouteTest.class);
  private static final List<String> BEGINNINGS =
      List.of(
          "timer", "kafka-batches", "kafka-tail", "platform-http", "ingest-grpc", "live-socket");
  private static final List<String> ENDS =
      List.of("kafka", "sql", "spring-redis", "aws2-s3", "channel", "detector");
  static final Map<String, String> SETTINGS =
      Map.of(
          "gosight.clickhouse.password", "x",
          "gosight.s3.access-key", "x",
          "gosight.s3.secret-key", "x");

  @TempDir static Path data;

  private final Map<String, Processor> replaced = new ConcurrentHashMap<>();
  private final Set<String> steps = ConcurrentHashMap.newKeySet();
  private final Set<String> routes = ConcurrentHashMap.newKeySet();
  private TestContext hub;

  /** The files, such as {@code store/store-events}; those of the API begin with {@code api/}. */
  abstract List<String> files();

  /** What is set otherwise than in the shipped configuration. */
  Map<String, String> settings() {
    return SETTINGS;
  }

  /** The stages whose beans the routes call. */
  Stages stages() {
    return Stages.shipped();
  }

  /** Binds what the test has instead of the hub's own beans. */
  void bind(HubContext hub) {}

  @Override
  public void configureTest(TestExecutionConfiguration configuration) {
    super.configureTest(configuration);
    configuration.withUseRouteBuilder(false).withJMX(false);
  }

  @Override
  protected CamelContext createCamelContext() throws Exception {
    DefaultCamelContext camel = new DefaultCamelContext();
    hub = TestContext.of(camel, data, settings());
    Properties properties = new Properties();
    properties.putAll(hub.hub().settings().all());
    camel.getPropertiesComponent().setOverrideProperties(properties);
    hub.hub().bind(stages());
    bind(hub.hub());
    for (String scheme : BEGINNINGS) {
      swap(camel, scheme, (name, parameters) -> beginning(scheme, name, parameters));
    }
    for (String scheme : ENDS) {
      String mock = "mock:" + scheme;
      swap(camel, scheme, (name, p) -> scheme.equals("kafka") ? mock + ":" + name : mock);
    }
    camel
        .getCamelContextExtension()
        .addInterceptStrategy(
            (context, definition, target, next) ->
                new DelegateAsyncProcessor(exchange -> run(definition, target, exchange)));
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            Stream.concat(Stream.of("errors/error-policies"), files().stream())
                .map(RouteTest::path)
                .map(file -> ResourceHelper.resolveResource(camel, "file:" + file))
                .toList());
    return camel;
  }

  private static void swap(
      DefaultCamelContext camel,
      String scheme,
      BiFunction<String, Map<String, Object>, String> uri) {
    camel.removeComponent(scheme);
    camel.addComponent(
        scheme,
        new FakeComponent((name, parameters) -> camel.getEndpoint(uri.apply(name, parameters))));
  }

  /** A path has an endpoint for each method, which stands before it. */
  private static String beginning(String scheme, String name, Map<String, Object> parameters) {
    String methods = String.valueOf(parameters.getOrDefault("httpMethodRestrict", ""));
    String method = methods.replaceFirst(",.*", "");
    return "direct:%s:%s%s"
        .formatted(scheme, method.isEmpty() ? "" : method + ":", name.replaceAll("^/|[{}]", ""));
  }

  private static Path path(String file) {
    String name = file + ".camel.yaml";
    Path root = Path.of("..").toAbsolutePath().normalize();
    return file.startsWith("api/")
        ? root.resolve("api/routes").resolve(name.substring("api/".length()))
        : root.resolve("routes").resolve(name);
  }

  private void run(NamedNode definition, Processor target, Exchange exchange) throws Exception {
    steps.add(definition.getId());
    routes.add(String.valueOf(ProcessorDefinitionHelper.getRouteId(definition)));
    replaced.getOrDefault(definition.getId(), target).process(exchange);
  }

  /** Has a step done by the test; until the end of the test. */
  final void replace(String step, Processor by) {
    replaced.put(step, by);
  }

  /** Has steps left out, so that the body goes on as it is. */
  final void leaveOut(String... stepsToLeaveOut) {
    for (String step : stepsToLeaveOut) {
      replace(step, exchange -> {});
    }
  }

  /** Begins a route, for example at {@code timer:purge-alerts}, and waits for its end. */
  final Exchange begin(String uri, Object body) {
    return newTemplate().request("direct:" + uri, exchange -> exchange.getMessage().setBody(body));
  }

  /** The same; the route must not fail. */
  final Message run(String uri, Object body) {
    Exchange exchange = begin(uri, body);
    assertThat(exchange.getException()).isNull();
    return exchange.getMessage();
  }

  final MockEndpoint mock(String uri) {
    return getMockEndpoint(uri);
  }

  private ProducerTemplate newTemplate() {
    return context().createProducerTemplate();
  }

  /** The dead letters that were published. */
  final List<DeadLetter> deadLetters() throws Exception {
    List<DeadLetter> letters = new ArrayList<>();
    for (Exchange exchange : mock(DEAD_LETTERS).getReceivedExchanges()) {
      for (Object message : exchange.getMessage().getBody(List.class)) {
        letters.add(DeadLetter.parseFrom(((Message) message).getBody(byte[].class)));
      }
    }
    return letters;
  }

  /** Without a route builder, the support leaves it to the test. */
  @BeforeEach
  final void start() {
    if (!context().isStarted()) {
      context().start();
    }
  }

  @AfterEach
  final void forget() {
    replaced.clear();
    MockEndpoint.resetMocks(context());
  }

  @AfterAll
  final void everyRouteWasRun() throws Exception {
    hub.close();
    Set<String> missed = new TreeSet<>();
    Set<String> unused = new TreeSet<>();
    for (RouteFile file : RouteFile.all()) {
      if (files().contains(name(file))) {
        file.steps().forEach(step -> unused.add(step.body().path("id").asText()));
        routeIds(file).stream().filter(id -> !wasRun(id)).forEach(missed::add);
      }
    }
    unused.removeAll(steps);
    LOG.info("{}: all routes were run; steps that were not: {}", getClass().getName(), unused);
    assertThat(missed).as("routes that were not run").isEmpty();
  }

  /** Whether the route, or a route of the template, was run. */
  private boolean wasRun(String id) {
    return routes.contains(id)
        || RouteFile.all().stream()
            .flatMap(file -> file.flows().findValues("templatedRoute").stream())
            .filter(instance -> instance.path("routeTemplateRef").asText().equals(id))
            .anyMatch(instance -> routes.contains(instance.path("routeId").asText()));
  }

  /** A file's name as in {@link #files}. */
  static String name(RouteFile file) {
    return file.path()
        .toString()
        .replaceFirst("^routes/", "")
        .replaceFirst("^api/routes/", "api/")
        .replace(".camel.yaml", "");
  }

  /** The ids of a file's routes and templates. */
  static Set<String> routeIds(RouteFile file) {
    Set<String> ids = new TreeSet<>();
    file.flows()
        .forEach(
            flow -> {
              for (String kind : List.of("route", "routeTemplate")) {
                if (flow.has(kind)) {
                  ids.add(flow.path(kind).path("id").asText());
                }
              }
            });
    return ids;
  }
}
