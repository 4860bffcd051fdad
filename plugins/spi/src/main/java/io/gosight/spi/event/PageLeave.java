package io.gosight.spi.event;

/**
 * A page was left.
 *
 * @param head id, time and page
 * @param visibleMs how long it was visible
 * @param engagedMs how long it was visible and focused
 * @param maxScrollPermille the deepest scroll, in thousandths of the document
 */
public record PageLeave(EventHead head, int visibleMs, int engagedMs, int maxScrollPermille)
    implements DetectedEvent {}
