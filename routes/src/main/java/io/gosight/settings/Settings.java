package io.gosight.settings;

import io.gosight.common.OperatorException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The hub's configuration: declared defaults, then {@code application.properties}, then profiles,
 * then {@code gosight.conf} in the data folder, then the environment ({@code GOSIGHT_HTTP_PORT} is
 * {@code gosight.http.port}), then the command line; the later wins. Stages read it as records.
 * Immutable.
 */
public final class Settings {
  /** Variables of the launcher's own. */
  private static final Set<String> LAUNCHER =
      Set.of("GOSIGHT_CACHE", "GOSIGHT_JAVA_OPTS", "GOSIGHT_SKIP_GEOIP", "GOSIGHT_HOME");

  /** Variables that may belong to a plugin, whose keys only its factory knows. */
  private static final List<String> PLUGINS =
      List.of("GOSIGHT_ENGINE_", "GOSIGHT_DETECTOR_", "GOSIGHT_CHANNEL_");

  private final Map<String, String> values;

  /** Where each value stands, as far as it stands somewhere. */
  private final Map<String, String> places;

  private Settings(Map<String, String> values, Map<String, String> places) {
    this.values = Map.copyOf(values);
    this.places = Map.copyOf(places);
  }

  /**
   * Loads the configuration.
   *
   * @param config the folder with the properties files
   * @param profiles names of further files, {@code application-NAME.properties}
   * @param environment the process's environment
   * @param overrides what the command line sets
   * @throws OperatorException if a file is missing or unreadable, or a key is unknown
   */
  public static Settings load(
      SettingsCatalog catalog,
      Path config,
      List<String> profiles,
      Map<String, String> environment,
      Map<String, String> overrides) {
    return load(catalog, config, profiles, Optional.empty(), environment, overrides);
  }

  /**
   * Loads the configuration with a file of the operator's own, which need not be there and wins
   * over the profiles.
   */
  public static Settings load(
      SettingsCatalog catalog,
      Path config,
      List<String> profiles,
      Optional<Path> own,
      Map<String, String> environment,
      Map<String, String> overrides) {
    Map<String, String> values = new TreeMap<>(catalog.defaults());
    Map<String, String> places = new TreeMap<>();
    read(catalog, config.resolve("application.properties"), values, places);
    for (String profile : profiles) {
      Path file = config.resolve("application-" + profile + ".properties");
      if (!profile.matches("[a-z-]+") || !Files.exists(file)) {
        throw new OperatorException(
            "There is no profile '" + profile + "': " + file + " does not exist.");
      }
      read(catalog, file, values, places);
    }
    own.filter(Files::exists).ifPresent(file -> read(catalog, file, values, places));
    Map<String, String> variables = fromEnvironment(catalog, environment, values.keySet());
    values.putAll(variables);
    variables.keySet().forEach(key -> places.put(key, "environment variable " + variable(key)));
    overrides.keySet().forEach(key -> catalog.requireKnown(key, "command line"));
    values.putAll(overrides);
    overrides.keySet().forEach(places::remove);
    return new Settings(values, places);
  }

  private static void read(
      SettingsCatalog catalog, Path file, Map<String, String> into, Map<String, String> places) {
    SettingsFile source = SettingsFile.read(file);
    source
        .values()
        .forEach(
            (key, value) -> {
              catalog.requireKnown(key, source.place(key));
              into.put(key, value);
              places.put(key, source.place(key));
            });
  }

  private static Map<String, String> fromEnvironment(
      SettingsCatalog catalog, Map<String, String> environment, Set<String> present) {
    Map<String, String> known = new TreeMap<>();
    catalog.names().forEach(key -> known.put(variable(key), key));
    present.forEach(key -> known.put(variable(key), key));
    Map<String, String> values = new TreeMap<>();
    environment.forEach(
        (variable, value) -> {
          if (known.containsKey(variable)) {
            values.put(known.get(variable), value);
          } else if (variable.startsWith("GOSIGHT_")
              && !LAUNCHER.contains(variable)
              && PLUGINS.stream().noneMatch(variable::startsWith)) {
            String key = variable.toLowerCase(Locale.ROOT).replace('_', '.');
            catalog.requireKnown(key, "environment variable " + variable);
          }
        });
    return values;
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The same with more values, which win. */
  public Settings with(Map<String, String> more) {
    Map<String, String> merged = new TreeMap<>(values);
    merged.putAll(more);
    Map<String, String> known = new TreeMap<>(places);
    known.keySet().removeAll(more.keySet());
    return new Settings(merged, known);
  }

  /** Every property, for Camel's placeholders and for plugins. */
  public Map<String, String> all() {
    return values;
  }

  /** Whether every required key of a settings record has a value. */
  public boolean isComplete(Class<? extends Record> type) {
    return SettingKey.of(type).stream().map(SettingKey::key).allMatch(values::containsKey);
  }

  /**
   * Reads a stage's settings.
   *
   * @param type a record whose components carry {@link Setting}
   * @throws OperatorException naming the key if a value is missing, malformed or out of its range
   */
  public <R extends Record> R read(Class<R> type) {
    Object[] arguments = SettingKey.of(type).stream().map(this::parse).toArray();
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new OperatorException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " can't be made.", e);
    }
  }

  private Object parse(SettingKey key) {
    String value = text(key);
    try {
      return SettingParser.parse(key, value);
    } catch (OperatorException e) {
      String place = places.get(key.key());
      throw place == null ? e : new OperatorException(e.getMessage() + " See " + place + ".", e);
    }
  }

  private String text(SettingKey key) {
    String value = values.getOrDefault(key.key(), key.setting().defaultValue());
    if (key.setting().required() && !values.containsKey(key.key())) {
      throw new OperatorException("The property " + key.key() + " is not set.");
    }
    return value;
  }
}
