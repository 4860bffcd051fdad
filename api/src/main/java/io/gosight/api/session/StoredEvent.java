package io.gosight.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One stored event; the glossary says what its columns mean by kind.
 *
 * @param page the path of its page
 * @param properties of a custom event, or the traits of identify; null for others
 */
public record StoredEvent(
    String id,
    String kind,
    String name,
    Instant time,
    String sessionId,
    String visitorId,
    String userId,
    String viewId,
    String tabId,
    String host,
    String page,
    String title,
    String selector,
    String text,
    double value,
    int x,
    int y,
    JsonNode properties) {}
