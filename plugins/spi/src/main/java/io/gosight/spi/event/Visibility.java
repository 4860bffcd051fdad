package io.gosight.spi.event;

/**
 * The page was hidden or shown again.
 *
 * @param head id, time and page
 * @param visible whether it is visible now
 */
public record Visibility(EventHead head, boolean visible) implements DetectedEvent {}
