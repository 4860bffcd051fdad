package io.gosight.spi.event;

/**
 * A form was sent.
 *
 * @param head id, time and page
 * @param formSelector the form's selector
 * @param formName the form's name or id; may be empty
 * @param lastField the last touched field's name or id, never a value
 * @param durationMs the time since the form's start
 */
public record FormSubmit(
    EventHead head, String formSelector, String formName, String lastField, int durationMs)
    implements DetectedEvent {}
