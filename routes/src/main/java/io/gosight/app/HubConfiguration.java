package io.gosight.app;

import io.gosight.settings.Settings;
import java.util.List;
import java.util.Map;

/** Loads the configuration of a distribution. */
public final class HubConfiguration {
  private HubConfiguration() {}

  /**
   * The settings of every stage.
   *
   * @param profiles names of further files in the folder {@code config}
   * @param overrides what the command line sets
   */
  public static Settings load(Home home, List<String> profiles, Map<String, String> overrides) {
    return Settings.load(
        Stages.shipped().catalog(), home.config(), profiles, System.getenv(), overrides);
  }
}
