package io.gosight.host;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.PluginFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operator's configuration of plugins: flat properties {@code gosight.<kind>.<name>.<key>}, for
 * example {@code gosight.engine.kafka.port}. Immutable.
 */
public final class PluginConfigurationSource {
  private static final String HIDDEN = "(hidden)";

  private final String prefix;
  private final Map<String, String> properties;

  /**
   * Reads plugins of one kind from the hub's properties.
   *
   * @param kind the word in the property names, for example {@code engine}
   * @param properties all of the hub's properties; others are passed over
   */
  public PluginConfigurationSource(String kind, Map<String, String> properties) {
    this.prefix = "gosight." + kind + ".";
    this.properties = Map.copyOf(properties);
  }

  /** The same, where an empty property counts as not set. */
  static PluginConfigurationSource withoutEmpty(String kind, Map<String, String> properties) {
    Map<String, String> set = new LinkedHashMap<>(properties);
    set.values().removeIf(String::isBlank);
    return new PluginConfigurationSource(kind, set);
  }

  /** Whether the operator has set anything for this plugin. */
  boolean isSet(PluginFactory factory) {
    return !values(factory).isEmpty();
  }

  /** The values that must never be shown, those that are set. */
  public List<String> secrets(PluginFactory factory) {
    Map<String, String> values = values(factory);
    return factory.configuration().keys().stream()
        .filter(ConfigKey::secret)
        .map(key -> values.getOrDefault(key.name(), ""))
        .filter(value -> !value.isBlank())
        .toList();
  }

  /**
   * A plugin's checked configuration.
   *
   * @throws PluginConfigurationException naming the property and the valid choices
   */
  public Configuration of(PluginFactory factory) {
    String own = prefix + factory.name() + ".";
    try {
      return factory.configuration().resolve(values(factory));
    } catch (PluginConfigurationException e) {
      throw e.under(own);
    }
  }

  /** What may be shown of a plugin's configuration: every key, defaults filled in, no secrets. */
  public Map<String, String> shown(PluginFactory factory) {
    Map<String, String> values = values(factory);
    Map<String, String> shown = new LinkedHashMap<>();
    for (ConfigKey key : factory.configuration().keys()) {
      String value = values.getOrDefault(key.name(), key.defaultValue());
      shown.put(key.name(), value == null ? "" : key.secret() ? HIDDEN : value);
    }
    return shown;
  }

  private Map<String, String> values(PluginFactory factory) {
    String own = prefix + factory.name() + ".";
    Map<String, String> values = new LinkedHashMap<>();
    properties.forEach(
        (name, value) -> {
          if (name.startsWith(own)) {
            values.put(name.substring(own.length()), value);
          }
        });
    return values;
  }
}
