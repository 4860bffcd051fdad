package io.gosight.cli;

import io.gosight.app.DataFolder;
import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import io.gosight.common.OperatorException;
import io.gosight.settings.Settings;
import io.gosight.storage.KafkaSettings;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** How a command finds the engines of a running hub. */
final class Connection {
  @Mixin private HubOptions options;

  /** What {@code --set} said. */
  Map<String, String> overrides() {
    return options.overrides();
  }

  /** The data folder. */
  Path data() {
    return options.data();
  }

  Settings settings() {
    Map<String, String> published = new DataFolder(data()).readEngines();
    published.putAll(overrides());
    Settings settings = HubConfiguration.load(Home.find(), data(), options.profiles(), published);
    if (!settings.isComplete(KafkaSettings.class)) {
      throw new OperatorException(
          "No hub runs on "
              + data()
              + "; start one with gosight run, or name its engines by --profile or --set.");
    }
    return settings;
  }
}
