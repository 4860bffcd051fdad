package io.gosight.spi.event;

/** What may happen after a click. */
public enum ReactionKind {
  /** The document changed. */
  MUTATION,
  /** Something scrolled. */
  SCROLL,
  /** The selection changed. */
  SELECTION,
  /** The focus moved. */
  FOCUS,
  /** The address changed, or the page was left. */
  NAVIGATION,
  /** A request began. */
  NETWORK,
  /** A window was opened. */
  WINDOW_OPEN,
  /** The page was hidden. */
  VISIBILITY
}
