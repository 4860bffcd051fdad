package io.gosight.ingest;

import com.google.protobuf.ByteString;
import io.gosight.proto.v1.Event;

/**
 * An event beside its encoded form, which goes to Kafka as it is: most events leave as they came.
 *
 * @param event what it says
 * @param bytes the same, encoded
 */
public record ReceivedEvent(Event event, ByteString bytes) {
  /** An event that has no encoded form yet. */
  public static ReceivedEvent of(Event event) {
    return new ReceivedEvent(event, event.toByteString());
  }
}
