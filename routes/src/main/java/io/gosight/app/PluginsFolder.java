package io.gosight.app;

import io.gosight.common.OperatorException;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginLoader;
import io.gosight.host.Plugins;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.PluginFactory;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.detector.InsightDetectorFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The folder into which plugins are dropped. */
public final class PluginsFolder {
  /** The kinds of plugin that the hub knows. */
  public static final List<Class<? extends PluginFactory>> KINDS =
      List.of(EngineFactory.class, InsightDetectorFactory.class, NotificationChannelFactory.class);

  private PluginsFolder() {}

  /** Every plugin there; nothing of them runs yet. */
  public static Plugins load(Home home) {
    try {
      return PluginLoader.load(home.plugins(), KINDS);
    } catch (IOException e) {
      throw new OperatorException("The plugins folder " + home.plugins() + " can't be read.", e);
    }
  }

  /** The same with one more jar or folder, as if it were there under its own name. */
  public static Plugins loadWith(Home home, Path plugin) {
    try {
      return PluginLoader.loadWith(home.plugins(), plugin, KINDS);
    } catch (IOException e) {
      throw new OperatorException("The plugin " + plugin + " can't be read.", e);
    }
  }

  /** A plugin's kind as it is written in properties, for example {@code detector}. */
  public static String word(LoadedPlugin plugin) {
    String kind =
        plugin.kind().replace("Factory", "").replace("Insight", "").replace("Notification", "");
    return kind.toLowerCase(Locale.ROOT);
  }
}
