package io.gosight.app;

import io.gosight.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads the configuration of a distribution. */
public final class HubConfiguration {
  private HubConfiguration() {}

  /**
   * The settings of every stage.
   *
   * @param data the data folder, whose {@code gosight.conf} no build changes
   * @param profiles names of further files in the folder {@code config}
   * @param overrides what the command line sets
   */
  public static Settings load(
      Home home, Path data, List<String> profiles, Map<String, String> overrides) {
    return Settings.load(
        Stages.shipped().catalog(),
        home.config(),
        profiles,
        Optional.of(new DataFolder(data).configuration()),
        System.getenv(),
        overrides);
  }
}
