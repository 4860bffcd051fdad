package io.gosight.spi.event;

/** How a page came to be shown. */
public enum Navigation {
  /** Unknown. */
  UNKNOWN,
  /** A load by link, address or form. */
  LOAD,
  /** A reload. */
  RELOAD,
  /** Back or forward. */
  BACK_FORWARD,
  /** A step of a single-page application. */
  PUSH,
  /** A change of the address's hash. */
  HASH,
  /** Back or forward within a single-page application. */
  POP
}
