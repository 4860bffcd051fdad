package io.gosight.spi.event;

/**
 * An event of the site's own.
 *
 * @param head id, time and page
 * @param name its name
 * @param propertiesJson a JSON object; empty means none
 */
public record CustomEvent(EventHead head, String name, String propertiesJson)
    implements DetectedEvent {}
