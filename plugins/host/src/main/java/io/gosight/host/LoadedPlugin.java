package io.gosight.host;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What health, the API and the dashboard show of one plugin.
 *
 * @param name the plugin's name; that of its folder or jar where the plugin could not say it
 * @param kind the simple name of its factory's type, for example {@code EngineFactory}; "unknown"
 *     where the plugin could not say it
 * @param version the {@code Implementation-Version} of its jar, or "unknown"
 * @param location its folder or jar
 * @param state how far it came
 * @param failure why it failed; present in the state FAILED only
 */
public record LoadedPlugin(
    String name,
    String kind,
    String version,
    Path location,
    State state,
    Optional<PluginFailure> failure) {

  /** How far a plugin came. */
  public enum State {
    /** Found and checked, not running. */
    LOADED,
    /** Running. */
    STARTED,
    /** Not in use. */
    FAILED
  }

  public LoadedPlugin {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(location, "location");
    if ((state == State.FAILED) != failure.isPresent()) {
      throw new IllegalArgumentException("A failure belongs to the state FAILED and to no other.");
    }
  }

  /** The same plugin, running. */
  LoadedPlugin started() {
    return new LoadedPlugin(name, kind, version, location, State.STARTED, Optional.empty());
  }

  /** The same plugin, stopped. */
  LoadedPlugin stopped() {
    return new LoadedPlugin(name, kind, version, location, State.LOADED, Optional.empty());
  }

  /** The same plugin, failed. */
  LoadedPlugin failed(PluginReason reason, String sentence) {
    return new LoadedPlugin(
        name,
        kind,
        version,
        location,
        State.FAILED,
        Optional.of(new PluginFailure(reason, sentence)));
  }
}
