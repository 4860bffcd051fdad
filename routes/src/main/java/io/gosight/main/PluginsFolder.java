package io.gosight.main;

import io.gosight.host.PluginLoader;
import io.gosight.host.Plugins;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.detector.InsightDetectorFactory;
import java.io.IOException;
import java.util.List;

/** The folder into which plugins are dropped. */
final class PluginsFolder {
  private PluginsFolder() {}

  /** Every plugin there; nothing of them runs yet. */
  static Plugins load(Home home) {
    try {
      return PluginLoader.load(
          home.plugins(), List.of(EngineFactory.class, InsightDetectorFactory.class));
    } catch (IOException e) {
      throw new OperatorException("The plugins folder " + home.plugins() + " can't be read.", e);
    }
  }
}
