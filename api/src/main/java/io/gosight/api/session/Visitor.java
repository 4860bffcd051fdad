package io.gosight.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A visitor; place and device are those of the latest event.
 *
 * @param userId what the site calls the person; empty if it did not say
 * @param traits what the site said last by identify; null if nothing
 */
public record Visitor(
    String id,
    String userId,
    Instant firstSeen,
    Instant lastSeen,
    long visits,
    long views,
    long events,
    long errors,
    String country,
    String region,
    String city,
    String browser,
    String os,
    String device,
    String language,
    JsonNode traits) {}
