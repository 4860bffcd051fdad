package io.gosight.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteReloadTest {
  private static final String POLICY =
      """
      - routeConfiguration:
          id: none
          errorHandler:
            noErrorHandler: {}
      """;

  private final CamelContext camel = new DefaultCamelContext();
  private ProducerTemplate producer;
  private RouteReload reload;
  private Path local;

  @TempDir private Path folder;

  private static String route(String id, String answer) {
    return """
    - route:
        id: %s
        routeConfigurationId: none
        from:
          uri: direct:%s
          steps:
            - setBody:
                expression:
                  constant:
                    expression: %s
    """
        .formatted(id, id, answer);
  }

  @BeforeEach
  void start() throws Exception {
    // A call that a stopped route cut off counts as in flight; nothing is to be waited for.
    camel.getShutdownStrategy().setTimeout(1);
    local = Files.createDirectories(folder.resolve("local"));
    Path shipped = Files.createDirectories(folder.resolve("shipped"));
    Path file = shipped.resolve("shipped.camel.yaml");
    Files.writeString(file, POLICY + route("shipped", "shipped") + route("other", "other"));
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
    camel.start();
    producer = camel.createProducerTemplate();
    reload = new RouteReload(camel, read(), this::read);
  }

  private RouteSet read() {
    List<Path> shipped = List.of(folder.resolve("shipped"));
    return RouteSet.load(shipped, shipped, local, Set.of());
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private void write(String text) {
    try {
      Files.writeString(local.resolve("mine.camel.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reload.apply();
  }

  private String ask(String route) {
    return producer.requestBody("direct:" + route, "", String.class);
  }

  @Test
  void anEditTakesEffectAndABrokenOneKeepsTheOldRoute() {
    write(route("mine", "one"));
    assertThat(ask("mine")).isEqualTo("one");
    write(route("mine", "two"));
    assertThat(ask("mine")).isEqualTo("two");
    write("- route: [");
    assertThat(ask("mine")).isEqualTo("two");
    assertThat(reload.routes().broken()).hasSize(1);
    write(route("mine", "three"));
    assertThat(ask("mine")).isEqualTo("three");
    assertThat(reload.routes().broken()).isEmpty();
    assertThat(ask("other")).isEqualTo("other");
  }

  @Test
  void anOverrideGoesAndTheShippedRouteIsBack() throws IOException {
    write(route("shipped", "mine"));
    assertThat(ask("shipped")).isEqualTo("mine");
    Files.delete(local.resolve("mine.camel.yaml"));
    reload.apply();
    assertThat(ask("shipped")).isEqualTo("shipped");
    assertThat(ask("other")).isEqualTo("other");
  }

  @Test
  void aDeletedFileEndsItsRoute() throws IOException {
    write(route("mine", "one"));
    Files.delete(local.resolve("mine.camel.yaml"));
    reload.apply();
    assertThat(camel.getRoute("mine")).isNull();
    assertThat(reload.routes().local()).isEmpty();
  }

  /** Calls never cease, so the old route is never idle; each call gets an answer. */
  @Test
  void anEditOfABusyRouteTakesEffectAndNoCallFails() throws Exception {
    Set<String> answers = ConcurrentHashMap.newKeySet();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 4; i++) {
        callers.execute(
            () -> {
              while (!done.get()) {
                answers.add(ask("shipped"));
              }
            });
      }
      await().until(() -> answers.contains("shipped"));
      write(route("shipped", "mine"));
      await().until(() -> answers.contains("mine"));
      write(route("shipped", "again"));
      await().until(() -> answers.contains("again"));
    } finally {
      done.set(true);
      callers.shutdown();
    }
    assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answers).containsExactlyInAnyOrder("shipped", "mine", "again");
  }
}
