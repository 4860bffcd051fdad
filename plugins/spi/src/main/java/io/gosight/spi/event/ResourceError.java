package io.gosight.spi.event;

/**
 * A resource that did not load.
 *
 * @param head id, time and page
 * @param url its address
 * @param tag the element's tag, for example {@code img}
 * @param selector the element's selector
 */
public record ResourceError(EventHead head, String url, String tag, String selector)
    implements DetectedEvent {}
