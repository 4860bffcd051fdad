package io.gosight.settings;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The hub's configuration: {@code application.properties}, then profiles, then the environment
 * ({@code GOSIGHT_HTTP_PORT} is {@code gosight.http.port}), then the command line; the later wins.
 * Immutable.
 */
public final class Settings {
  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  public static Settings load(
      Path config,
      List<String> profiles,
      Map<String, String> environment,
      Map<String, String> overrides) {
    Map<String, String> values = new TreeMap<>();
    read(config.resolve("application.properties"), values);
    for (String profile : profiles) {
      Path file = config.resolve("application-" + profile + ".properties");
      if (!profile.matches("[a-z-]+") || !Files.exists(file)) {
        throw new OperatorException(
            "There is no profile '" + profile + "': " + file + " does not exist.");
      }
      read(file, values);
    }
    for (String key : List.copyOf(values.keySet())) {
      String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
      if (environment.containsKey(variable)) {
        values.put(key, environment.get(variable));
      }
    }
    values.putAll(overrides);
    return new Settings(values);
  }

  private static void read(Path file, Map<String, String> into) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new OperatorException(file + " can't be read.", e);
    }
    properties.forEach((key, value) -> into.put(key.toString(), value.toString().trim()));
  }

  /** The same with more values, which win. */
  public Settings with(Map<String, String> more) {
    Map<String, String> merged = new TreeMap<>(values);
    merged.putAll(more);
    return new Settings(merged);
  }

  public Map<String, String> all() {
    return values;
  }

  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new OperatorException("The property " + key + " is not set.");
    }
    return value;
  }

  public int number(String key) {
    String value = text(key);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new OperatorException(
          "The property " + key + " is '" + value + "', which is not a whole number.");
    }
  }

  public boolean has(String key) {
    return !values.getOrDefault(key, "").isEmpty();
  }
}
