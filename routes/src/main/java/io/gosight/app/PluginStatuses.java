package io.gosight.app;

import io.gosight.api.hub.PluginCounts;
import io.gosight.api.hub.PluginStatus;
import io.gosight.api.hub.PluginStatus.State;
import io.gosight.host.Channels;
import io.gosight.host.Detectors;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginFailure;
import io.gosight.host.Plugins;
import io.gosight.insight.CircuitBreakerState;
import io.gosight.insight.DetectorCircuitBreaker;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.stage.EngineReport;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;

/** How the plugins of this process do. */
final class PluginStatuses {
  private final Plugins found;
  private final Channels channels;
  private final Registry registry;
  private final Supplier<Map<String, EngineReport>> engines;
  private final PluginDescriptions descriptions;
  private final PluginCounters counters;

  PluginStatuses(
      Plugins found,
      Map<String, String> properties,
      Channels channels,
      Registry registry,
      Supplier<Map<String, EngineReport>> engines,
      MeterRegistry meters) {
    this.found = found;
    this.channels = channels;
    this.registry = registry;
    this.engines = engines;
    this.descriptions = new PluginDescriptions(found, properties);
    this.counters = new PluginCounters(meters);
  }

  List<PluginStatus> all() {
    List<PluginStatus> all = new ArrayList<>();
    detectors().forEach(plugin -> all.add(detector(plugin)));
    channels.plugins().forEach(plugin -> all.add(channel(plugin)));
    Map<String, EngineReport> reports = engines.get();
    found.of(EngineFactory.class).stream()
        .map(handle -> engine(handle.plugin(), reports.get(handle.name())))
        .forEach(all::add);
    found.failed().stream().map(plugin -> failed(plugin)).forEach(all::add);
    all.sort(Comparator.comparing(PluginStatus::kind).thenComparing(PluginStatus::name));
    return all;
  }

  private Optional<Detectors> made() {
    return Optional.ofNullable(registry.findSingleByType(Detectors.class));
  }

  private List<LoadedPlugin> detectors() {
    return made()
        .map(Detectors::plugins)
        .orElseGet(
            () ->
                found.of(InsightDetectorFactory.class).stream()
                    .map(handle -> handle.plugin())
                    .toList());
  }

  private PluginStatus detector(LoadedPlugin plugin) {
    DetectorCircuitBreaker breaker = registry.findSingleByType(DetectorCircuitBreaker.class);
    CircuitBreakerState open = breaker == null ? null : breaker.openCircuits().get(plugin.name());
    PluginCounts counts = counters.ofDetector(plugin.name());
    return open == null || plugin.failure().isPresent()
        ? status(plugin, state(plugin), reason(plugin), null, counts)
        : status(plugin, State.CUT_OFF, open.reason(), open, counts);
  }

  private PluginStatus channel(LoadedPlugin plugin) {
    return status(plugin, state(plugin), reason(plugin), null, counters.ofChannel(plugin.name()));
  }

  private PluginStatus engine(LoadedPlugin plugin, EngineReport report) {
    if (report == null) {
      return status(plugin, State.OFF, "", null, null);
    }
    return status(plugin, report.up() ? State.RUNNING : State.FAILED, report.detail(), null, null);
  }

  private PluginStatus failed(LoadedPlugin plugin) {
    return status(plugin, State.FAILED, reason(plugin), null, null);
  }

  private static State state(LoadedPlugin plugin) {
    return switch (plugin.state()) {
      case STARTED -> State.RUNNING;
      case LOADED -> State.OFF;
      case FAILED -> State.FAILED;
    };
  }

  private static String reason(LoadedPlugin plugin) {
    return plugin.failure().map(PluginFailure::toString).orElse("");
  }

  private PluginStatus status(
      LoadedPlugin plugin,
      State state,
      String reason,
      CircuitBreakerState open,
      PluginCounts counts) {
    return new PluginStatus(
        PluginsFolder.word(plugin),
        plugin.name(),
        plugin.version(),
        descriptions.text(plugin),
        state,
        reason,
        open == null ? null : open.since(),
        open == null ? null : open.until(),
        counts,
        descriptions.settings(plugin));
  }
}
