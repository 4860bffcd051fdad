package io.gosight.spi.event;

/**
 * A page was shown.
 *
 * @param head id, time and page
 * @param navigation how the visitor came to it
 * @param previousViewId the view before it in this tab; may be empty
 */
public record PageView(EventHead head, Navigation navigation, String previousViewId)
    implements DetectedEvent {}
