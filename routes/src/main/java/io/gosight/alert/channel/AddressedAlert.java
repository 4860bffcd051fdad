package io.gosight.alert.channel;

import io.gosight.proto.v1.Alert;

/** An alert for one channel: what {@code channel:*} sends. */
public interface AddressedAlert {
  /** The name of the channel. */
  String channel();

  /** The alert. */
  Alert alert();
}
