package io.gosight.spi.detector;

import java.util.Objects;

/**
 * An event that led to an insight.
 *
 * @param eventId the event's id
 * @param atMs when it happened, by the sender's clock in ms since 1970
 */
public record Evidence(String eventId, long atMs) {
  public Evidence {
    Objects.requireNonNull(eventId, "eventId");
  }
}
