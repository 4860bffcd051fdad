package io.gosight.api.hub;

/**
 * A setting of a plugin, as the hub runs it.
 *
 * @param key its name within the plugin
 * @param type how its text is read: string, long, double, boolean, duration or path
 * @param value the value in use; a secret one is hidden
 * @param defaultValue the value if nothing is set; null if the plugin requires one
 * @param description one sentence with meaning, unit and range
 */
public record PluginSetting(
    String key, String type, String value, String defaultValue, String description) {}
