package io.gosight.api.alert;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The channels of the hub that runs the API. Safe for use by many threads. */
public interface ChannelKinds {
  /** The channels that the operator has configured, by name. */
  Set<String> configured();

  /**
   * Checks a channel that a project makes for itself.
   *
   * @param settings what the kind needs, by key; never shown again
   * @throws io.gosight.api.error.ApiException with {@code bad_parameter} that shows no value
   */
  void check(String kind, Map<String, String> settings);

  /**
   * What a channel that the operator has configured would send as a test.
   *
   * @return empty if the channel can't write it
   */
  Optional<String> preview(String channel, String projectId);

  /** What a project's own channel would send as a test; empty if the channel can't write it. */
  Optional<String> preview(String kind, Map<String, String> settings, String projectId);
}
