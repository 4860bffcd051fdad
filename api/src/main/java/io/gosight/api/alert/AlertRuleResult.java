package io.gosight.api.alert;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An alert rule in a response.
 *
 * @param id the rule
 * @param name its name for people
 * @param enabled whether it is evaluated
 * @param condition the condition as JSON
 * @param groupBy what the alerts of a group have in common; a group is notified once
 * @param coolDownSeconds how long a notified group is not notified again
 * @param digestSeconds how long alerts are collected into a digest; 0 notifies at once
 * @param channels the channels to notify
 * @param snoozedUntil until when notifications are suppressed; null if they are not
 * @param createdAt when it was created
 * @param updatedAt when it was changed last
 */
record AlertRuleResult(
    UUID id,
    String name,
    boolean enabled,
    @JsonRawValue String condition,
    String groupBy,
    int coolDownSeconds,
    int digestSeconds,
    List<String> channels,
    Instant snoozedUntil,
    Instant createdAt,
    Instant updatedAt) {}
