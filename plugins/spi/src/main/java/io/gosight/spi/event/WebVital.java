package io.gosight.spi.event;

/**
 * A measure of the page's speed.
 *
 * @param head id, time and page
 * @param name which
 * @param value milliseconds; for CLS a score without a unit
 * @param selector the element that it is about; may be empty
 */
public record WebVital(EventHead head, VitalName name, double value, String selector)
    implements DetectedEvent {}
