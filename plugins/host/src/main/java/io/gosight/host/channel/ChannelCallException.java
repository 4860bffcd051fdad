package io.gosight.host.channel;

/** A channel plugin threw an error, did not return in time, or is not called any more. */
public final class ChannelCallException extends Exception {
  private static final long serialVersionUID = 1L;

  ChannelCallException(String message, Throwable cause) {
    super(message, cause);
  }
}
