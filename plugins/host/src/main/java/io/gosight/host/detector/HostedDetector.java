package io.gosight.host.detector;

import io.gosight.host.PluginConfigurationSource;
import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.DetectedEvent;
import java.util.Map;
import java.util.Set;

/**
 * A detector, ready to run, and what its insights say of it. Immutable.
 *
 * @param name its name
 * @param version the version of its way to detect
 * @param thresholds its settings, by configuration key
 * @param detector the detector itself
 * @param interests the kinds of event that it wants
 */
public record HostedDetector(
    String name,
    int version,
    Map<String, String> thresholds,
    InsightDetector detector,
    Set<Class<? extends DetectedEvent>> interests) {
  public HostedDetector {
    thresholds = Map.copyOf(thresholds);
    interests = Set.copyOf(interests);
  }

  /**
   * Configures and makes a detector.
   *
   * @param factory its factory; call this within the plugin's class loader
   * @param configuration the operator's settings of the kind {@code detector}
   * @param context what the host lends to it
   * @throws PluginConfigurationException naming the wrong property
   * @throws Exception whatever the factory throws
   */
  public static HostedDetector make(
      InsightDetectorFactory factory,
      PluginConfigurationSource configuration,
      DetectorContext context)
      throws Exception {
    Configuration values = configuration.of(factory);
    InsightDetector detector;
    try {
      detector = factory.create(values, context);
    } catch (PluginConfigurationException e) {
      throw e.under("gosight.detector." + factory.name() + ".");
    }
    return new HostedDetector(
        factory.name(),
        factory.version(),
        configuration.shown(factory),
        detector,
        detector.interests());
  }
}
