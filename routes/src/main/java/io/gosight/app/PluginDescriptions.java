package io.gosight.app;

import io.gosight.api.hub.PluginSetting;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.host.PluginLimits;
import io.gosight.host.PluginSupervisor;
import io.gosight.host.Plugins;
import io.gosight.spi.ConfigKey;
import io.gosight.spi.PluginFactory;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.detector.InsightDetectorFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plugins say of themselves and their settings. Asked once each, on a supervised thread,
 * because it is the plugin's own code. Safe for use by many threads.
 */
final class PluginDescriptions {
  private static final Logger LOG = LoggerFactory.getLogger(PluginDescriptions.class);
  private static final Said NOTHING = new Said("", List.of());

  private final Plugins plugins;
  private final Map<String, String> properties;
  private final PluginSupervisor supervisor = new PluginSupervisor(PluginLimits.DEFAULT);
  private final Map<String, Said> said = new ConcurrentHashMap<>();

  PluginDescriptions(Plugins plugins, Map<String, String> properties) {
    this.plugins = plugins;
    this.properties = properties;
  }

  private record Said(String text, List<PluginSetting> settings) {}

  /** What it does, in one sentence; empty if it does not say. */
  String text(LoadedPlugin plugin) {
    return of(plugin).text();
  }

  /** Its settings as the hub runs it; empty if it does not say. */
  List<PluginSetting> settings(LoadedPlugin plugin) {
    return of(plugin).settings();
  }

  private Said of(LoadedPlugin plugin) {
    String kind = PluginsFolder.word(plugin);
    return said.computeIfAbsent(kind + " " + plugin.name(), key -> ask(kind, plugin.name()));
  }

  private Said ask(String kind, String name) {
    return switch (kind) {
      case "detector" ->
          ask(kind, name, InsightDetectorFactory.class, InsightDetectorFactory::description);
      case "channel" ->
          ask(
              kind,
              name,
              NotificationChannelFactory.class,
              NotificationChannelFactory::description);
      default -> NOTHING;
    };
  }

  private <F extends PluginFactory> Said ask(
      String kind, String name, Class<F> type, Function<F, String> description) {
    return plugins.of(type).stream()
        .filter(handle -> handle.name().equals(name))
        .findFirst()
        .map(handle -> ask(kind, handle, description))
        .orElse(NOTHING);
  }

  private <F extends PluginFactory> Said ask(
      String kind, PluginHandle<F> handle, Function<F, String> description) {
    try {
      return handle.call(
          supervisor,
          () -> new Said(description.apply(handle.factory()), settings(kind, handle.factory())));
    } catch (Exception | LinkageError e) {
      LOG.warn("The {} {} does not describe itself: {}", kind, handle.name(), e.toString());
      return NOTHING;
    }
  }

  private List<PluginSetting> settings(String kind, PluginFactory factory) {
    Map<String, String> shown = new PluginConfigurationSource(kind, properties).shown(factory);
    return factory.configuration().keys().stream()
        .map(
            key ->
                new PluginSetting(
                    key.name(),
                    key.type().name().toLowerCase(Locale.ROOT),
                    shown.getOrDefault(key.name(), ""),
                    defaultOf(key),
                    key.description()))
        .toList();
  }

  private static String defaultOf(ConfigKey key) {
    return key.secret() ? null : key.defaultValue();
  }
}
