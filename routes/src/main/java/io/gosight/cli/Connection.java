package io.gosight.cli;

import io.gosight.app.DataFolder;
import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import io.gosight.common.OperatorException;
import io.gosight.settings.Settings;
import io.gosight.storage.KafkaSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How a command finds the engines of a running hub. */
final class Connection {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The running hub's data folder (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      split = ",",
      description = "Reads config/application-NAME.properties too.")
  private List<String> profiles = new ArrayList<>();

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets a property.")
  private Map<String, String> overrides = new TreeMap<>();

  /** What {@code --set} said. */
  Map<String, String> overrides() {
    return overrides;
  }

  /** The data folder. */
  Path data() {
    return data;
  }

  Settings settings() {
    Map<String, String> published = new DataFolder(data).readEngines();
    published.putAll(overrides);
    Settings settings = HubConfiguration.load(Home.find(), data, profiles, published);
    if (!settings.isComplete(KafkaSettings.class)) {
      throw new OperatorException(
          "No hub runs on "
              + data
              + "; start one with gosight run, or name its engines by --profile or --set.");
    }
    return settings;
  }
}
