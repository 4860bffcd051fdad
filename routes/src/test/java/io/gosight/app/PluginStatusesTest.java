package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.api.hub.PluginStatus;
import io.gosight.api.hub.PluginStatus.State;
import io.gosight.host.Channels;
import io.gosight.host.Detectors;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginFailure;
import io.gosight.host.PluginReason;
import io.gosight.host.Plugins;
import io.gosight.insight.DetectorCircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;

class PluginStatusesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DetectorCircuitBreaker breaker =
      new DetectorCircuitBreaker(
          2, Duration.ofMillis(5), Duration.ofMinutes(1), Clock.fixed(NOW, ZoneOffset.UTC), meters);

  private static LoadedPlugin detector(String name, LoadedPlugin.State state) {
    return new LoadedPlugin(
        name,
        "InsightDetectorFactory",
        "1.2",
        Path.of(name + ".jar"),
        state,
        state == LoadedPlugin.State.FAILED
            ? Optional.of(new PluginFailure(PluginReason.BAD_CONFIGURATION, "clicks is wrong."))
            : Optional.empty());
  }

  private List<PluginStatus> statuses() {
    Registry registry = new DefaultCamelContext().getRegistry();
    registry.bind(
        "madeDetectors",
        new Detectors(
            List.of(),
            List.of(
                detector("dead-click", LoadedPlugin.State.STARTED),
                detector("quick-back", LoadedPlugin.State.LOADED),
                detector("rage-click", LoadedPlugin.State.FAILED),
                detector("slow-page", LoadedPlugin.State.STARTED))));
    registry.bind("detectorCircuitBreaker", breaker);
    return new PluginStatuses(
            Plugins.none(), Map.of(), new Channels(Map.of(), List.of()), registry, Map::of, meters)
        .all();
  }

  @Test
  void tellsTheStatesOfDetectorsApart() {
    breaker.failed("slow-page", new IllegalStateException("no page"));
    breaker.failed("slow-page", new IllegalStateException("no page"));

    List<PluginStatus> all = statuses();

    assertThat(all)
        .extracting(PluginStatus::state)
        .containsExactly(State.RUNNING, State.OFF, State.FAILED, State.CUT_OFF);
    assertThat(all.get(2).reason()).contains("clicks is wrong.");
    assertThat(all.get(3).reason()).contains("no page");
    assertThat(all.get(3).since()).isEqualTo(NOW);
    assertThat(all.get(3).retryAt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void countsWhatADetectorHasDone() {
    breaker.ran("dead-click", 3, Duration.ofMillis(2).toNanos());
    breaker.failed("dead-click", new IllegalStateException("no page"));
    meters.counter("insights", "detector", "dead-click").increment(2);

    assertThat(statuses().get(0).counts())
        .satisfies(
            counts -> {
              assertThat(counts.calls()).isEqualTo(3);
              assertThat(counts.failures()).isEqualTo(1);
              assertThat(counts.busySeconds()).isEqualTo(0.002);
              assertThat(counts.insights()).isEqualTo(2);
            });
  }
}
