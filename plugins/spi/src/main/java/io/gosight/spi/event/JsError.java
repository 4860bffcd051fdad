package io.gosight.spi.event;

/**
 * A JavaScript error.
 *
 * @param head id, time and page
 * @param type the error's class, for example {@code TypeError}
 * @param message its message
 * @param stack its stack; may be empty
 * @param source the script's address; may be empty
 * @param line the line, from 1; 0 means unknown
 */
public record JsError(
    EventHead head, String type, String message, String stack, String source, int line)
    implements DetectedEvent {}
