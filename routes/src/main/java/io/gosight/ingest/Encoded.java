package io.gosight.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;

/**
 * A message beside its encoded form, which goes to Kafka as it is: most leave the hub as they came.
 *
 * @param message what it says
 * @param bytes the same, encoded
 * @param <M> the kind of message
 */
public record Encoded<M extends MessageLite>(M message, ByteString bytes) {
  /** A message that has no encoded form yet. */
  public static <M extends MessageLite> Encoded<M> of(M message) {
    return new Encoded<>(message, message.toByteString());
  }
}
