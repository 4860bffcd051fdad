package io.gosight.alert.rule;

import java.util.List;
import java.util.UUID;

/**
 * What all rules have, whatever they watch. Immutable.
 *
 * @param id the rule
 * @param projectId the project whose insights and figures it watches
 * @param name its name
 * @param coolDownMs how long a group makes no further alert after one, in ms
 * @param digestMs how long alerts are collected for one digest, in ms; 0 sends them at once
 * @param channels where alerts go
 * @param snoozedUntilMs until when its alerts are stored but not sent, in ms since 1970
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
