package io.gosight.spi.event;

/**
 * Text was copied. Never holds the text.
 *
 * @param head id, time and page
 * @param target where
 */
public record TextCopy(EventHead head, Target target) implements DetectedEvent {}
