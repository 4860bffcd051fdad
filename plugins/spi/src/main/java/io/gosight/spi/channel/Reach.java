package io.gosight.spi.channel;

/** Which addresses a message may be sent to; kept for {@code http} and {@code https} endpoints. */
public enum Reach {
  /**
   * Public addresses alone: no loopback, private, link-local or metadata address, whatever a name
   * resolves to at the moment of sending.
   */
  PUBLIC,
  /** Any address, because the operator allows it. */
  ANYWHERE
}
