package io.gosight.settings;

import io.gosight.common.OperatorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Every key that the hub's settings records declare. Immutable. */
public final class SettingsCatalog {
  /** Keys below these belong to plugins, whose factories declare and check them. */
  private static final List<String> PLUGIN_PREFIXES =
      List.of("gosight.engine.", "gosight.detector.", "gosight.channel.");

  private final List<Class<? extends Record>> groups;
  private final Map<String, SettingKey> keys = new LinkedHashMap<>();

  /**
   * Collects the keys of these records.
   *
   * @throws IllegalArgumentException if two of them declare the same key
   */
  public SettingsCatalog(List<Class<? extends Record>> groups) {
    this.groups = List.copyOf(groups);
    for (Class<? extends Record> group : groups) {
      for (SettingKey key : SettingKey.of(group)) {
        if (keys.put(key.key(), key) != null) {
          throw new IllegalArgumentException(key.key() + " is declared twice.");
        }
      }
    }
  }

  List<Class<? extends Record>> groups() {
    return groups;
  }

  /** The default of every key that has one. */
  Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    keys.forEach(
        (name, key) -> {
          if (!key.setting().required()) {
            defaults.put(name, key.setting().defaultValue());
          }
        });
    return defaults;
  }

  /** Every key, also those without a default. */
  public List<String> names() {
    return List.copyOf(keys.keySet());
  }

  /**
   * Refuses a key of the hub's that no settings record declares.
   *
   * @throws OperatorException naming the nearest known key
   */
  void requireKnown(String key, String source) {
    boolean foreign = !key.startsWith("gosight.") || keys.containsKey(key);
    if (!foreign && PLUGIN_PREFIXES.stream().noneMatch(key::startsWith)) {
      throw new OperatorException(
          "There is no property " + key + " (" + source + "); did you mean " + nearest(key) + "?");
    }
  }

  private String nearest(String key) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return new ArrayList<>(keys.keySet())
        .stream().min(Comparator.comparingInt(known -> distance.apply(known, key))).orElseThrow();
  }
}
