package io.gosight.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.DetectorWatch;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.MemorySharedWindows;
import io.gosight.host.detector.StreamId;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.PageRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faulty detectors, each beside a good one that must keep working. */
class DetectorZooTest {
  private static final String REPORT =
      """
      found.accept(Finding.of(Severity.LOW, "", "Seen.", List.of(event)));
      """;
  private static final int CALLS = 4;
  private static final long SLOW_NANOS = 20_000_000;

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private Plugins plugins;
  private Detectors detectors;
  private final Watch watch = new Watch();

  /** Cuts a detector off at its second failure, and at its second slow call. */
  private static final class Watch implements DetectorWatch {
    private final Map<String, List<String>> failures = new TreeMap<>();

    @Override
    public boolean mayRun(String detector) {
      return failures.getOrDefault(detector, List.of()).size() < 2;
    }

    @Override
    public void ran(String detector, int calls, long nanos) {
      if (nanos >= SLOW_NANOS) {
        record(detector, "slow");
      }
    }

    @Override
    public void failed(String detector, Throwable failure) {
      record(detector, failure.toString());
    }

    private void record(String detector, String what) {
      failures.computeIfAbsent(detector, name -> new ArrayList<>()).add(what);
    }

    @Override
    public void late() {}
  }

  @BeforeEach
  void aGoodDetector() throws IOException {
    new PluginJar()
        .detector("Good", "good", "return new Looks();", "")
        .looks("Looks", REPORT)
        .write(folder.resolve("a-good.jar"));
  }

  @AfterEach
  void close() {
    plugins.close();
  }

  @Test
  void aGoodOneFindsWhatThereIs() throws IOException {
    assertThat(run()).hasSize(CALLS);
    assertThat(detectors.plugins())
        .extracting(LoadedPlugin::state)
        .containsOnly(LoadedPlugin.State.STARTED);
  }

  @Test
  void aFactoryThatCanNotMakeItsDetector() throws IOException {
    pack(
        new PluginJar()
            .detector("Broken", "broken", "throw new IllegalStateException(\"no luck\");", ""));

    assertThat(run()).hasSize(CALLS);
    assertLeftOut(PluginReason.CREATE_FAILED, "IllegalStateException: no luck");
  }

  @Test
  void aFactoryWhoseDetectorIsMissing() throws IOException {
    pack(
        new PluginJar()
            .detector("Broken", "broken", "return new Looks();", "")
            .looks("Looks", REPORT)
            .without("Looks"));

    assertThat(run()).hasSize(CALLS);
    assertLeftOut(PluginReason.CREATE_FAILED, "NoClassDefFoundError", "zoo/Looks");
  }

  @Test
  void aDetectorThatThrowsIsReportedAndNotCalledAnyMore() throws IOException {
    pack(
        new PluginJar()
            .detector("Broken", "broken", "return new Looks();", "")
            .looks("Looks", "throw new IllegalStateException(\"no luck\");"));

    assertThat(run()).hasSize(CALLS);
    assertThat(watch.failures)
        .containsOnlyKeys("broken")
        .containsEntry(
            "broken",
            List.of(
                "java.lang.IllegalStateException: no luck",
                "java.lang.IllegalStateException: no luck"));
  }

  @Test
  void aDetectorThatLacksAClassIsReportedAndNotCalledAnyMore() throws IOException {
    pack(
        new PluginJar()
            .detector("Broken", "broken", "return new Looks();", "")
            .missing("Helper", "class Helper { static void help() {} }")
            .looks("Looks", "Helper.help();"));

    assertThat(run()).hasSize(CALLS);
    assertThat(watch.failures.get("broken"))
        .hasSize(2)
        .allMatch(failure -> failure.contains("NoClassDefFoundError: zoo/Helper"));
  }

  @Test
  void aDetectorThatCallsItselfForEverIsReportedAndNotCalledAnyMore() throws IOException {
    pack(
        new PluginJar()
            .detector("Broken", "broken", "return new Looks();", "")
            .looks("Looks", "onEvent(event, window, found);"));

    assertThat(run()).hasSize(CALLS);
    assertThat(watch.failures.get("broken")).hasSize(2).allMatch(f -> f.contains("StackOverflow"));
  }

  @Test
  void aSlowDetectorIsTimedAndNotCalledAnyMore() throws IOException {
    pack(
        new PluginJar()
            .detector("Broken", "broken", "return new Looks();", "")
            .looks(
                "Looks",
                "for (long end = System.nanoTime() + 20_000_000; System.nanoTime() < end; ) {}"));

    assertThat(run()).hasSize(CALLS);
    assertThat(watch.failures.get("broken")).containsExactly("slow", "slow");
  }

  @Test
  void aDetectorOfAnotherSpi() throws IOException {
    pack(
        new PluginJar()
            .detector("Old", "old", "return null;", "public int spiVersion() { return 99; }"));

    assertThat(run()).hasSize(CALLS);
    assertThat(plugins.failed())
        .singleElement()
        .satisfies(
            plugin ->
                assertThat(plugin.failure().orElseThrow().toString())
                    .contains("[wrong-spi-version]", "version 99"));
  }

  @Test
  void aNameTakenTwiceIsRefusedForBoth() throws IOException {
    pack(new PluginJar().detector("Second", "good", "return null;", ""));

    assertThat(run()).isEmpty();
    assertThat(plugins.failed())
        .hasSize(2)
        .allMatch(plugin -> plugin.failure().orElseThrow().toString().contains("a-good.jar"));
  }

  @Test
  void anEngineOfTheSameNameIsNoTwin() throws IOException {
    pack(new PluginJar().factory("Motor", "good", ""));

    assertThat(run()).hasSize(CALLS);
  }

  @Test
  void aJarCanBeCheckedBeforeItIsDroppedIn() throws IOException {
    Path twin =
        new PluginJar()
            .detector("Second", "good", "return null;", "")
            .write(elsewhere.resolve("twin.jar"));
    plugins = PluginLoader.loadWith(folder, twin, List.of(InsightDetectorFactory.class));

    assertThat(plugins.at(twin).all())
        .singleElement()
        .satisfies(
            plugin ->
                assertThat(plugin.failure().orElseThrow().reason())
                    .isEqualTo(PluginReason.DUPLICATE_NAME));
  }

  @Test
  void aNewerJarOfTheSameFileNameTakesTheOldOnesPlace() throws IOException {
    Path newer =
        new PluginJar()
            .detector("Newer", "good", "return null;", "")
            .write(elsewhere.resolve("a-good.jar"));
    plugins = PluginLoader.loadWith(folder, newer, List.of(InsightDetectorFactory.class));

    assertThat(plugins.at(newer).failed()).isEmpty();
    assertThat(plugins.at(newer).of(InsightDetectorFactory.class)).hasSize(1);
  }

  private void pack(PluginJar jar) throws IOException {
    jar.write(folder.resolve("b-broken.jar"));
  }

  /** What is found in some events that come one after the other. */
  private List<Insight> run() throws IOException {
    plugins = PluginLoader.load(folder, List.of(EngineFactory.class, InsightDetectorFactory.class));
    detectors =
        Detectors.make(
            plugins,
            new PluginConfigurationSource("detector", Map.of()),
            Set.of(),
            name -> what -> {});
    DetectorRunner runner =
        new DetectorRunner(
            detectors.usable(), new MemorySharedWindows(10), watch, EventTimeSettings.DEFAULT);
    List<Insight> found = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      DetectedEvent event =
          new CustomEvent(new EventHead("e" + i, 1_000L * i, PageRef.NONE), "any", "");
      runner.accept(new StreamId("p", "s", "t"), 1_000L * i, 0, List.of(event), found::add);
    }
    runner.advanceTime(3_600_000, found::add);
    return found.stream().filter(insight -> insight.detector().equals("good")).toList();
  }

  private void assertLeftOut(PluginReason reason, String... words) {
    assertThat(detectors.plugins())
        .filteredOn(plugin -> plugin.failure().isPresent())
        .singleElement()
        .satisfies(
            plugin -> {
              assertThat(plugin.name()).isEqualTo("broken");
              assertThat(plugin.failure().orElseThrow().reason()).isEqualTo(reason);
              assertThat(plugin.failure().orElseThrow().sentence()).contains(words);
            });
  }
}
