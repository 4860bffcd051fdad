package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.gosight.api.hub.RouteStatus;
import io.gosight.api.hub.RouteStatus.Origin;
import io.gosight.api.hub.RouteText;
import io.gosight.routing.RouteReload;
import io.gosight.routing.RouteSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteStatusesTest {
  private static final String POLICY =
      """
      - routeConfiguration:
          id: none
          errorHandler:
            noErrorHandler: {}
      """;

  @TempDir Path folder;

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final RouteStatuses statuses = new RouteStatuses(camel, Optional.of(8090));

  @BeforeEach
  void start() throws Exception {
    Path shipped = Files.createDirectories(folder.resolve("routes/store"));
    Path local = Files.createDirectories(folder.resolve("data/local"));
    Files.writeString(shipped.resolve("none.camel.yaml"), POLICY);
    write(shipped.resolve("kept.camel.yaml"), "kept", "shipped");
    write(shipped.resolve("replaced.camel.yaml"), "replaced", "shipped");
    write(local.resolve("mine.camel.yaml"), "replaced", "mine");
    Files.writeString(local.resolve("broken.camel.yaml"), "- route: [");
    RouteSet routes = RouteSet.load(List.of(shipped), List.of(shipped), local, Set.of());
    for (Path file :
        List.of(
            shipped.resolve("none.camel.yaml"),
            shipped.resolve("kept.camel.yaml"),
            local.resolve("mine.camel.yaml"))) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.fromString("file:" + file, Files.readString(file)));
    }
    camel.getRegistry().bind("runningRoutes", new RouteReload(camel, routes, () -> routes));
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private static void write(Path file, String id, String body) throws IOException {
    Files.writeString(
        file,
        """
        - route:
            id: %s
            description: Says %s.
            routeConfigurationId: none
            from:
              id: %s-entry
              uri: direct:%s
              steps:
                - setBody:
                    id: %s-say
                    constant:
                      expression: %s
        """
            .formatted(id, body, id, id, id, body));
  }

  @Test
  void saysWhereARouteComesFromAndWhatItHasDone() {
    camel.createFluentProducerTemplate().to("direct:kept").withBody("").request();

    List<RouteStatus> routes = statuses.all().routes();

    assertThat(routes)
        .extracting(RouteStatus::id, RouteStatus::group, RouteStatus::origin, RouteStatus::state)
        .containsExactly(
            tuple("replaced", "local", Origin.OVERRIDE, "started"),
            tuple("kept", "store", Origin.SHIPPED, "started"));
    assertThat(routes.get(1).description()).isEqualTo("Says shipped.");
  }

  @Test
  void showsTheYamlThatRunsAndWhatItReplaces() {
    RouteText text = statuses.text("replaced").orElseThrow();

    assertThat(text.file()).isEqualTo("local/mine.camel.yaml");
    assertThat(text.yaml()).contains("expression: mine");
    assertThat(text.shippedFile()).isEqualTo("store/replaced.camel.yaml");
    assertThat(text.shippedYaml()).contains("expression: shipped");
    assertThat(statuses.text("kept").orElseThrow().shippedYaml()).isNull();
    assertThat(statuses.text("none")).isEmpty();
  }

  @Test
  void namesAFileThatStaysOutWithoutTheLayoutOfTheDisk() {
    assertThat(statuses.all().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("local/broken.camel.yaml");
              assertThat(problem.fix()).isEqualTo("Check the indentation and quotes there.");
            });
  }
}
