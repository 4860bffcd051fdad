package io.gosight.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The keys that a plugin understands, in the order in which they are shown.
 *
 * @param keys the keys; no two have one name
 */
public record ConfigurationSpec(List<ConfigKey> keys) {
  /** A plugin without any configuration. */
  public static final ConfigurationSpec NONE = new ConfigurationSpec(List.of());

  public ConfigurationSpec {
    keys = List.copyOf(keys);
    if (keys.stream().map(ConfigKey::name).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("A configuration key is declared twice: " + keys);
    }
  }

  /** A specification of these keys. */
  public static ConfigurationSpec of(ConfigKey... keys) {
    return new ConfigurationSpec(List.of(keys));
  }

  /**
   * Checks the operator's values and fills in the defaults.
   *
   * @param values the operator's values by key name
   * @throws PluginConfigurationException if a key is unknown, missing or of the wrong type
   */
  public Configuration resolve(Map<String, String> values) {
    Map<String, ConfigKey> known = new LinkedHashMap<>();
    keys.forEach(key -> known.put(key.name(), key));
    for (String name : new TreeMap<>(values).keySet()) {
      if (!known.containsKey(name)) {
        throw new PluginConfigurationException(
            name, "There is no such key; the keys are: " + choices() + ".", null);
      }
    }
    Map<String, Object> parsed = new LinkedHashMap<>();
    for (ConfigKey key : keys) {
      String text = values.getOrDefault(key.name(), key.defaultValue());
      if (text == null) {
        throw new PluginConfigurationException(
            key.name(), "The key is required. " + key.description(), null);
      }
      parsed.put(key.name(), key.parse(text));
    }
    return new Configuration(parsed);
  }

  private String choices() {
    return keys.isEmpty()
        ? "none"
        : keys.stream().map(ConfigKey::name).collect(Collectors.joining(", "));
  }
}
