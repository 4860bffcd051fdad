package io.gosight.alert.delivery;

import io.gosight.alert.channel.AddressedAlert;
import io.gosight.proto.v1.Alert;
import java.util.UUID;

/**
 * One alert for one channel, claimed for an attempt. Immutable.
 *
 * @param channel the channel's name
 * @param attempt number of the attempt, from 1
 * @param createdMs when it was queued, in ms since 1970
 * @param alert the alert
 */
public record Delivery(String channel, int attempt, long createdMs, Alert alert)
    implements AddressedAlert {
  UUID alertId() {
    return UUID.fromString(alert.getId());
  }

  String project() {
    return alert.getProjectId();
  }
}
