package io.gosight.spi.event;

/**
 * A form's first field was touched.
 *
 * @param head id, time and page
 * @param formSelector the form's selector
 * @param formName the form's name or id; may be empty
 * @param firstField the field's name or id, never a value
 */
public record FormStart(EventHead head, String formSelector, String formName, String firstField)
    implements DetectedEvent {}
