package io.gosight.spi.event;

/**
 * A field was changed. Never holds what was typed.
 *
 * @param head id, time and page
 * @param target the field
 * @param inputType the field's type, for example {@code text}
 * @param emptied whether it is empty now
 * @param formSelector the form's selector; may be empty
 */
public record InputChange(
    EventHead head, Target target, String inputType, boolean emptied, String formSelector)
    implements DetectedEvent {}
