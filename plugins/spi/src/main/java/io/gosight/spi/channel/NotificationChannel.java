package io.gosight.spi.channel;

/**
 * Renders alerts. Pure: the same alert at the same time gives the same message, and nothing is sent
 * here. Safe for use by many threads.
 */
public interface NotificationChannel {
  /**
   * Renders an alert.
   *
   * <p>Most of its texts were written by visitors or by pages, so they must be escaped for the
   * channel's markup; {@link AlertFacts} gives them as short lines without control characters.
   *
   * @param alert the alert
   * @param nowMs when it is sent, in ms since 1970; later at each further attempt
   */
  ChannelMessage render(Alert alert, long nowMs);
}
