package io.gosight.spi;

import java.util.Objects;

/**
 * One described, typed key of a plugin's configuration.
 *
 * @param name lower-case words joined by hyphens, for example {@code heap-megabytes}
 * @param type how its text is read
 * @param defaultValue the text used when the key is absent; null makes the key required
 * @param description one sentence with meaning, unit and range
 * @param secret whether the value must never be shown in logs, health or the dashboard
 */
public record ConfigKey(
    String name, ConfigType type, String defaultValue, String description, boolean secret) {

  public ConfigKey {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(description, "description");
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "Configuration key '" + name + "' is not lower-case words joined by hyphens.");
    }
    if (defaultValue != null) {
      parse(name, type, defaultValue, secret);
    }
  }

  /** An optional key: the default stands when the operator says nothing. */
  public static ConfigKey optional(
      String name, ConfigType type, String defaultValue, String description) {
    return new ConfigKey(
        name, type, Objects.requireNonNull(defaultValue, "defaultValue"), description, false);
  }

  /** A key that the operator must set; without it the plugin is refused by name of the key. */
  public static ConfigKey required(String name, ConfigType type, String description) {
    return new ConfigKey(name, type, null, description, false);
  }

  /**
   * Reads the operator's text.
   *
   * @throws PluginConfigurationException naming the key, the value unless it is secret, and the
   *     valid choices
   */
  Object parse(String text) {
    return parse(name, type, text, secret);
  }

  private static Object parse(String name, ConfigType type, String text, boolean secret) {
    try {
      return type.parse(text);
    } catch (IllegalArgumentException e) {
      // the cause repeats the text, so a secret goes without it
      throw new PluginConfigurationException(
          name,
          (secret ? "The value" : "'" + text + "'") + " is not " + type.choices() + ".",
          secret ? null : e);
    }
  }

  /** The same key, with its value hidden wherever configuration is shown. */
  public ConfigKey hidden() {
    return new ConfigKey(name, type, defaultValue, description, true);
  }
}
