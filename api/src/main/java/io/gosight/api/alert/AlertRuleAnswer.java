package io.gosight.api.alert;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rule as it is shown.
 *
 * @param id the rule
 * @param name what it is called
 * @param enabled whether it is looked at
 * @param condition what must be the case, as JSON
 * @param groupBy what alerts have in common that are told once
 * @param coolDownSeconds for how long a group that was told is not told again
 * @param digestSeconds for how long alerts are gathered; 0 tells at once
 * @param channels where alerts go
 * @param snoozedUntil until when nobody is told; null if somebody is
 * @param createdAt when it was made
 * @param updatedAt when it was changed last
 */
record AlertRuleAnswer(
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
