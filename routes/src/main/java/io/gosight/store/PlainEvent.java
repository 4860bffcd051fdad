package io.gosight.store;

/**
 * An event with the values that its row has.
 *
 * @param timeMs its corrected time, in ms since 1970
 * @param properties a JSON object, or empty
 */
public record PlainEvent(
    String id,
    String kind,
    String name,
    long timeMs,
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
    String properties) {}
