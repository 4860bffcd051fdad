package io.gosight.api.hub;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A plugin and how it does.
 *
 * @param kind detector, channel, engine, or unknown where it could not be loaded
 * @param name its name
 * @param version the version of its jar
 * @param description what it does, in one sentence; empty if it does not say
 * @param state how it does
 * @param reason why it is not in use, or what it reports; empty if there is nothing to say
 * @param since since when its circuit is open; null unless it is
 * @param retryAt when it is tried again; null unless its circuit is open
 * @param counts what it has done; null if the hub counts nothing of it
 * @param settings its settings
 */
public record PluginStatus(
    String kind,
    String name,
    String version,
    String description,
    State state,
    String reason,
    Instant since,
    Instant retryAt,
    PluginCounts counts,
    List<PluginSetting> settings) {
  /** Keeps a copy of the settings. */
  public PluginStatus {
    settings = List.copyOf(settings);
  }

  /** How a plugin does. */
  public enum State {
    /** In use. */
    RUNNING,
    /** Switched off, not configured, or not the task of this process. */
    OFF,
    /** A detector that the circuit breaker has disabled for a while. */
    CUT_OFF,
    /** It could not be loaded or made, or it does not work. */
    FAILED;

    /** The word in the contract. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
