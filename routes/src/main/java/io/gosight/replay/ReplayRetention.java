package io.gosight.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.stage.Mode;
import io.gosight.storage.StorageUnavailableException;
import java.util.function.Function;

/** How long recordings are kept, by project. Safe for use by many threads. */
final class ReplayRetention {
  private final int hubDays;
  private final int optimizedDays;
  private final Function<String, JsonNode> overrides;

  /**
   * Retention of a hub.
   *
   * @param mode the hub's mode
   * @param overrides what a project sets otherwise, in the form of ProjectSettings
   */
  ReplayRetention(ReplaySettings settings, Mode mode, Function<String, JsonNode> overrides) {
    this.hubDays = (int) settings.retention(mode).toDays();
    this.optimizedDays = (int) settings.retention(Mode.REPLAY_OPTIMIZED).toDays();
    this.overrides = overrides;
  }

  /** For how many days a recording of that project is kept from the day of its session on. */
  int days(String project) {
    JsonNode own;
    try {
      own = overrides.apply(project);
    } catch (StorageUnavailableException e) {
      // Recordings are stored all the same; the purge deletes what a project keeps for less long.
      return hubDays;
    }
    boolean optimized = own.path("mode").asText("").equals(Mode.REPLAY_OPTIMIZED.word());
    return own.at("/retention/replays_days").asInt(optimized ? optimizedDays : hubDays);
  }
}
