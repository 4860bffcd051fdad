package io.gosight.backtest;

import io.gosight.backtest.BacktestException.Reason;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.host.PluginLimits;
import io.gosight.host.PluginSupervisor;
import io.gosight.host.Plugins;
import io.gosight.host.detector.HostedDetector;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.detector.InsightDetectorFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Creates the detector of a backtest, separate from the one that the hub runs. */
public final class TriedDetector {
  private TriedDetector() {}

  /**
   * Makes it.
   *
   * @param plugins where its factory is
   * @param properties the hub's properties, with the settings by which it runs
   * @param name its name
   * @param set other settings for this time, by configuration key
   * @throws BacktestException if there is no such detector or a setting is wrong
   */
  public static HostedDetector make(
      Plugins plugins, Map<String, String> properties, String name, Map<String, String> set) {
    Map<String, String> settings = new TreeMap<>(properties);
    set.forEach((key, value) -> settings.put("gosight.detector." + name + "." + key, value));
    try {
      PluginHandle<InsightDetectorFactory> handle =
          plugins.of(InsightDetectorFactory.class, List.of(name)).get(0);
      return handle.call(
          new PluginSupervisor(PluginLimits.DEFAULT),
          () ->
              HostedDetector.make(
                  handle.factory(),
                  new PluginConfigurationSource("detector", settings),
                  what -> {}));
    } catch (PluginConfigurationException e) {
      throw new BacktestException(Reason.BAD_SETTING, e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new BacktestException(Reason.NO_SUCH_DETECTOR, e.getMessage(), e);
    } catch (Exception | Error e) {
      throw new BacktestException(
          Reason.NO_SUCH_DETECTOR, "Detector '" + name + "' can't be made: " + e, e);
    }
  }
}
