package io.gosight.spi.event;

/** What a detector may want to know of an element. */
public enum Trait {
  /** A link that leads somewhere. */
  LINK,
  /** A link with {@code download}. */
  DOWNLOAD,
  /** A link that opens a new window. */
  NEW_WINDOW,
  /** A field for text, or an editable region. */
  TEXT_FIELD,
  /** Any other form field: select, checkbox, radio, range, file. */
  FIELD,
  /** A button, or what says it is one. */
  BUTTON,
  /** A canvas, video, audio, object or embedded frame. */
  MEDIA,
  /** Meant to be clicked again and again: stepper, pager, carousel. */
  STEPPER,
  /** Marked {@code data-gosight-no-rage}. */
  NO_RAGE,
  /** Marked {@code data-gosight-no-dead}. */
  NO_DEAD,
  /** Disabled. */
  DISABLED
}
