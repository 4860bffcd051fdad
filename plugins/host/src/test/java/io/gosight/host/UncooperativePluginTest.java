package io.gosight.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.host.channel.HostedChannel;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.detector.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that do not return, throw errors or end the JVM, each beside a good one. */
class UncooperativePluginTest {
  private static final PluginLimits LIMITS =
      new PluginLimits(Duration.ofMillis(300), Duration.ofMillis(100), 256 << 20);
  private static final String FOREVER = "for (long i = 0; i >= 0; i = (i + 1) & 1) {} ";
  private static final Alert ALERT =
      new Alert(
          "1",
          "shop",
          "Rule",
          Alert.Kind.TEST,
          Severity.LOW,
          "Title",
          "",
          0,
          0,
          0,
          "",
          "",
          "",
          "",
          0,
          List.of());

  @TempDir Path folder;
  private Plugins plugins;

  @BeforeEach
  void aGoodDetector() throws IOException {
    new PluginJar()
        .detector("Good", "good", "return new Looks();", "")
        .looks("Looks", "")
        .write(folder.resolve("a-good.jar"));
  }

  @AfterEach
  void close() {
    plugins.close();
  }

  @Test
  void aConstructorThatNeverReturns() throws IOException {
    pack(
        new PluginJar()
            .detector("Broken", "broken", "return null;", "public Broken() { " + FOREVER + "}"));
    load();

    assertRefused(plugins.failed(), PluginReason.TIMED_OUT, "zoo.Broken", "did not return");
  }

  @Test
  void aConstructorThatThrowsAnError() throws IOException {
    pack(
        new PluginJar()
            .detector(
                "Broken",
                "broken",
                "return null;",
                "public Broken() { throw new AssertionError(\"no\"); }"));
    load();

    assertRefused(plugins.failed(), PluginReason.BROKEN_FACTORY, "AssertionError: no");
  }

  @Test
  void aFactoryThatNeverReturns() throws IOException {
    pack(new PluginJar().detector("Broken", "broken", FOREVER + "return null;", ""));
    load();

    assertRefused(detectors().plugins(), PluginReason.TIMED_OUT, "did not return");
    assertThat(detectors().usable()).extracting(d -> d.name()).containsExactly("good");
  }

  @Test
  void aFactoryThatThrowsAnError() throws IOException {
    pack(new PluginJar().detector("Broken", "broken", "throw new AssertionError(\"no\");", ""));
    load();

    assertRefused(detectors().plugins(), PluginReason.CREATE_FAILED, "AssertionError: no");
  }

  @Test
  void aDetectorThatEndsTheJvmIsRefused() throws IOException {
    for (String exit : List.of("System.exit(1);", "Runtime.getRuntime().halt(1);")) {
      pack(
          new PluginJar()
              .detector("Broken", "broken", "return new Quits();", "")
              .looks("Quits", exit));
      load();

      assertRefused(plugins.failed(), PluginReason.ENDS_THE_JVM, "zoo.Quits", "calls java.lang.");
      assertThat(detectors().usable()).extracting(d -> d.name()).containsExactly("good");
    }
  }

  @Test
  void aChannelThatNeverReturnsIsNotCalledAgain() throws Exception {
    pack(
        new PluginJar()
            .channel(
                "Broken", "broken", "return (alert, now) -> { " + FOREVER + " return null; };"));
    load();
    HostedChannel channel = channel();

    assertThatThrownBy(() -> channel.render(ALERT, 0)).hasMessageContaining("did not return");
    assertThat(channel.stopped()).hasValueSatisfying(why -> assertThat(why).contains("300 ms"));
    assertThatThrownBy(() -> channel.render(ALERT, 0)).hasMessageContaining("is stopped");
  }

  @Test
  void aChannelThatThrowsAnErrorFailsWithAnException() throws Exception {
    pack(
        new PluginJar()
            .channel(
                "Broken",
                "broken",
                "return (alert, now) -> { throw new AssertionError(\"no\"); };"));
    load();

    assertThatThrownBy(() -> channel().render(ALERT, 0))
        .isInstanceOf(Exception.class)
        .hasMessageContaining("AssertionError: no");
  }

  @Test
  void aJarWithTheNameOfAShippedPluginLeavesThatInUse() throws IOException {
    pack(new PluginJar().detector("Second", "good", "return null;", ""));
    load();
    List<PluginHandle<?>> usable = twins();
    PluginHandle<?> shipped = new PluginHandle<>(new ShippedFactory(), usable.get(0).plugin());
    usable.add(shipped);
    List<LoadedPlugin> failed = new ArrayList<>();
    DuplicateNames.refuse(usable, failed);

    assertThat(usable).containsExactly(shipped);
    assertThat(failed)
        .singleElement()
        .satisfies(
            plugin ->
                assertThat(plugin.failure().orElseThrow().sentence()).contains("b-broken.jar"));
  }

  @Test
  void twoVersionsInOneFolderAreRefusedWithBothPaths() throws IOException {
    new PluginJar()
        .detector("Twin", "twin", "return null;", "")
        .version("1")
        .write(folder.resolve("twin/twin-1.jar"));
    new PluginJar()
        .detector("Newer", "twin", "return null;", "")
        .version("2")
        .write(folder.resolve("twin/twin-2.jar"));
    load();

    assertThat(plugins.failed())
        .isNotEmpty()
        .allSatisfy(
            plugin ->
                assertThat(plugin.failure().orElseThrow().sentence())
                    .contains("twin-1.jar", "twin-2.jar"));
    assertThat(plugins.of(InsightDetectorFactory.class))
        .extracting(PluginHandle::name)
        .containsExactly("good");
  }

  @Test
  void twoVersionsOfOneClassInOneFolderAreRefusedWithBothPaths() throws IOException {
    for (String version : List.of("1", "2")) {
      new PluginJar()
          .detector("Twin", "twin", "return null;", "")
          .version(version)
          .write(folder.resolve("twin/twin-" + version + ".jar"));
    }
    load();

    assertThat(plugins.failed())
        .singleElement()
        .satisfies(
            plugin ->
                assertThat(plugin.failure().orElseThrow().sentence())
                    .contains("twin-1.jar", "twin-2.jar"));
  }

  /** A factory in a package of the hub. */
  private static final class ShippedFactory implements InsightDetectorFactory {
    @Override
    public String name() {
      return "good";
    }

    @Override
    public String description() {
      return "Shipped.";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public ConfigurationSpec configuration() {
      return ConfigurationSpec.NONE;
    }

    @Override
    public InsightDetector create(Configuration config, DetectorContext context) {
      throw new UnsupportedOperationException();
    }
  }

  /** The dropped-in jar's handle, from a folder where no other has its name. */
  private List<PluginHandle<?>> twins() throws IOException {
    plugins.close();
    Files.delete(folder.resolve("a-good.jar"));
    load();
    return new ArrayList<>(plugins.of(InsightDetectorFactory.class));
  }

  private void pack(PluginJar jar) throws IOException {
    jar.write(folder.resolve("b-broken.jar"));
  }

  private void load() throws IOException {
    plugins =
        PluginLoader.load(
            folder,
            List.of(InsightDetectorFactory.class, NotificationChannelFactory.class),
            LIMITS);
  }

  private Detectors detectors() {
    return Detectors.make(
        plugins,
        new PluginConfigurationSource("detector", Map.of()),
        Set.of(),
        name -> what -> {},
        new PluginSupervisor(LIMITS));
  }

  private HostedChannel channel() {
    return Channels.make(plugins, Map.of("gosight.channel.broken.token", "x"), LIMITS)
        .usable()
        .get("broken");
  }

  private static void assertRefused(List<LoadedPlugin> all, PluginReason reason, String... words) {
    assertThat(all)
        .filteredOn(plugin -> plugin.failure().isPresent())
        .singleElement()
        .satisfies(
            plugin -> {
              assertThat(plugin.failure().orElseThrow().reason()).isEqualTo(reason);
              assertThat(plugin.failure().orElseThrow().sentence()).contains(words);
            });
  }
}
