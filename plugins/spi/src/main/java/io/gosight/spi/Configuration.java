package io.gosight.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A plugin's checked configuration: every declared key has a value of its declared type. Immutable
 * and safe for use by many threads. Asking for an undeclared key, or as another type, is a mistake
 * in the plugin and throws {@link IllegalArgumentException}.
 */
public final class Configuration {
  private final Map<String, Object> values;

  Configuration(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** The text of a {@link ConfigType#STRING} key. */
  public String string(String name) {
    return value(name, String.class);
  }

  /** The number of a {@link ConfigType#LONG} key. */
  public long number(String name) {
    return value(name, Long.class);
  }

  /**
   * The number of a {@link ConfigType#LONG} key that must fit an int.
   *
   * @throws PluginConfigurationException if it does not fit
   */
  public int integer(String name) {
    long number = number(name);
    if (number != (int) number) {
      throw new PluginConfigurationException(name, number + " is out of range.", null);
    }
    return (int) number;
  }

  /** The number of a {@link ConfigType#DOUBLE} key. */
  public double fraction(String name) {
    return value(name, Double.class);
  }

  /** The value of a {@link ConfigType#BOOLEAN} key. */
  public boolean flag(String name) {
    return value(name, Boolean.class);
  }

  /** The value of a {@link ConfigType#DURATION} key. */
  public Duration duration(String name) {
    return value(name, Duration.class);
  }

  /** The value of a {@link ConfigType#PATH} key. */
  public Path path(String name) {
    return value(name, Path.class);
  }

  private <T> T value(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "The plugin declares no key '" + name + "' of type " + type.getSimpleName() + ".");
    }
    return type.cast(value);
  }
}
