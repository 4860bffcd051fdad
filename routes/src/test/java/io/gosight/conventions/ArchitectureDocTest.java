package io.gosight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The diagram in {@code docs/architecture.md} shows the routes as the route files define them. */
class ArchitectureDocTest {
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final Path CONFIGURATION = Path.of("../config/application.properties");
  private static final String TOPIC = "gosight.kafka.topic.";
  private static final Pattern TOPIC_URI =
      Pattern.compile("kafka(?:-batches|-tail)?:\\{\\{gosight\\.kafka\\.topic\\.([a-z-]+)}}");

  /** Nodes that stand for a component; a component that is not listed is shown by its name. */
  private static final Map<String, String> COMPONENTS =
      Map.of(
          "platform-http", "client",
          "ingest-grpc", "client",
          "live-socket", "client",
          "sql", "postgres",
          "spring-redis", "redis",
          "aws2-s3", "s3");

  private static FlowDiagram diagram;

  @BeforeAll
  static void readDiagram() throws IOException {
    diagram = FlowDiagram.in(PAGE);
  }

  /** A route or a template of one, by the node that stands for it. */
  private record Flow(String node, String stage, JsonNode route) {
    String from() {
      return route.at("/from/uri").asText();
    }

    List<String> uris() {
      return route.at("/from/steps").findValuesAsText("uri");
    }
  }

  private static List<Flow> flows() {
    return RouteFile.all().stream()
        .flatMap(file -> file.described().stream().map(flow -> flow(file, flow)))
        .filter(flow -> flow.route().has("from"))
        .toList();
  }

  private static Flow flow(RouteFile file, JsonNode described) {
    boolean api = file.path().startsWith("api");
    String stage = api ? "api" : file.path().getName(1).toString();
    String node = api ? "api" : described.path("id").asText();
    return new Flow(node, stage, described.has("route") ? described.get("route") : described);
  }

  private static Set<String> edges() {
    List<Flow> flows = flows();
    Map<String, String> nodes = new TreeMap<>();
    flows.forEach(flow -> nodes.put(flow.from(), flow.node()));
    Set<String> edges = new TreeSet<>();
    for (Flow flow : flows) {
      if (!flow.from().matches("(timer|direct):.*")) {
        edges.add(node(flow.from(), nodes) + " --> " + flow.node());
      }
      flow.uris().forEach(uri -> edges.add(flow.node() + " --> " + node(uri, nodes)));
    }
    edges.remove("api --> api");
    return edges;
  }

  private static String node(String uri, Map<String, String> routes) {
    Matcher topic = TOPIC_URI.matcher(uri);
    if (topic.matches()) {
      return "topic-" + topic.group(1);
    }
    String scheme = uri.substring(0, uri.indexOf(':'));
    return scheme.equals("direct")
        ? routes.getOrDefault(uri, uri)
        : COMPONENTS.getOrDefault(scheme, scheme);
  }

  @Test
  void showsEveryRouteInItsStage() {
    Map<String, String> stages = new TreeMap<>();
    flows().stream()
        .filter(flow -> !flow.stage().equals("api"))
        .forEach(flow -> stages.put(flow.node(), flow.stage()));
    assertThat(diagram.routes()).isEqualTo(stages);
  }

  @Test
  void showsEveryCallAndTopicOfTheRoutesAndNoOther() {
    assertThat(diagram.solid()).containsExactlyInAnyOrderElementsOf(edges());
  }

  @Test
  void showsEveryTopicByItsConfiguredName() throws IOException {
    Properties configuration = new Properties();
    try (Reader in = Files.newBufferedReader(CONFIGURATION)) {
      configuration.load(in);
    }
    Map<String, String> topics = new TreeMap<>();
    for (String key : configuration.stringPropertyNames()) {
      if (key.startsWith(TOPIC)) {
        topics.put("topic-" + key.substring(TOPIC.length()), configuration.getProperty(key));
      }
    }
    assertThat(diagram.labels()).containsAllEntriesOf(topics);
    assertThat(diagram.labels().keySet())
        .filteredOn(node -> node.startsWith("topic-"))
        .hasSameElementsAs(topics.keySet());
  }

  @Test
  void declaresEveryNodeOfAnEdge() {
    Set<String> declared = new TreeSet<>(diagram.routes().keySet());
    declared.addAll(diagram.labels().keySet());
    assertThat(declared).containsAll(diagram.ends());
  }
}
