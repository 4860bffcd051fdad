package io.gosight.alert;

import java.util.List;
import java.util.UUID;

/**
 * What of a rule holds whatever it watches. Immutable.
 *
 * @param id the rule
 * @param projectId the project, and no other
 * @param name what it is called
 * @param coolDownMs for how long a group that was told is not told again
 * @param digestMs for how long alerts are gathered; 0 tells at once
 * @param channels where alerts go
 * @param snoozedUntilMs until when nobody is told, in ms since 1970
 */
record AlertRule(
    UUID id,
    String projectId,
    String name,
    long coolDownMs,
    long digestMs,
    List<String> channels,
    long snoozedUntilMs) {
  AlertRule {
    channels = List.copyOf(channels);
  }

  boolean isSnoozedAt(long nowMs) {
    return nowMs < snoozedUntilMs;
  }
}
