package io.gosight.host;

import io.gosight.host.detector.HostedDetector;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetectorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detectors of the plugins folder. One that can't be made is reported and harms no other.
 *
 * @param usable those that can run, by name
 * @param plugins every detector plugin, with its state
 */
public record Detectors(List<HostedDetector> usable, List<LoadedPlugin> plugins) {
  private static final Logger LOG = LoggerFactory.getLogger(Detectors.class);

  public Detectors {
    usable = List.copyOf(usable);
    plugins = List.copyOf(plugins);
  }

  /**
   * Makes every detector.
   *
   * @param found the plugins
   * @param configuration the operator's settings of the kind {@code detector}
   * @param switchedOff the names of detectors that the operator does not want
   * @param contexts the context of each detector, by its name
   */
  public static Detectors make(
      Plugins found,
      PluginConfigurationSource configuration,
      Set<String> switchedOff,
      Function<String, DetectorContext> contexts) {
    return make(
        found, configuration, switchedOff, contexts, new PluginSupervisor(PluginLimits.DEFAULT));
  }

  static Detectors make(
      Plugins found,
      PluginConfigurationSource configuration,
      Set<String> switchedOff,
      Function<String, DetectorContext> contexts,
      PluginSupervisor supervisor) {
    List<HostedDetector> usable = new ArrayList<>();
    List<LoadedPlugin> plugins = new ArrayList<>();
    for (PluginHandle<InsightDetectorFactory> handle : found.of(InsightDetectorFactory.class)) {
      if (switchedOff.contains(handle.name())) {
        plugins.add(handle.plugin().stopped());
        continue;
      }
      try {
        usable.add(
            handle.call(
                supervisor,
                () ->
                    HostedDetector.make(
                        handle.factory(), configuration, contexts.apply(handle.name()))));
        plugins.add(handle.plugin().started());
      } catch (Exception | Error e) {
        PluginFailure failure = PluginFailure.whenMaking(e);
        LOG.warn("Detector {} is left out: {}", handle.name(), failure.sentence());
        plugins.add(handle.plugin().failed(failure.reason(), failure.sentence()));
      }
    }
    return new Detectors(usable, plugins);
  }

  /**
   * Those that a route asks for.
   *
   * @param name a detector's name, or {@code *} for all
   * @throws IllegalArgumentException naming the valid names
   */
  public List<HostedDetector> named(String name) {
    List<HostedDetector> named =
        name.equals("*")
            ? usable
            : usable.stream().filter(detector -> detector.name().equals(name)).toList();
    if (named.isEmpty() && !name.equals("*")) {
      throw new IllegalArgumentException(
          "There is no usable detector '%s'; the choices are: *, %s."
              .formatted(
                  name,
                  usable.stream().map(HostedDetector::name).collect(Collectors.joining(", "))));
    }
    return named;
  }
}
