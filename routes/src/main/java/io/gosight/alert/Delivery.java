package io.gosight.alert;

import io.gosight.proto.v1.Alert;
import java.util.UUID;

/**
 * An alert that is to be brought to a channel now. Immutable.
 *
 * @param channel the channel's name
 * @param attempt how often it is tried, this time included
 * @param createdMs since when it waits, in ms since 1970
 * @param alert the alert
 */
public record Delivery(String channel, int attempt, long createdMs, Alert alert) {
  UUID alertId() {
    return UUID.fromString(alert.getId());
  }
}
