package io.gosight.spi.event;

/**
 * A request of the page that failed or was slow. The event's time is its end, which is when the
 * browser came to know; so a request of half a minute is still in order.
 *
 * @param head id, time and page
 * @param startedAtMs when it began, in ms since 1970
 * @param method the method in upper case
 * @param url the address
 * @param status the HTTP status; 0 means that no answer came
 * @param failed whether it failed; otherwise it was slow
 */
public record Request(
    EventHead head, long startedAtMs, String method, String url, int status, boolean failed)
    implements DetectedEvent {}
