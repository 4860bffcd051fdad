package io.gosight.steps;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.proto.v1.Alert;
import java.util.Map;
import org.apache.camel.Handler;

/** The step {@code decode-alert}: makes a map of a record of the alerts topic. */
public final class DecodeAlert {
  /**
   * The alert's fields that are set, by their names in {@code alert.proto}.
   *
   * @throws EventFormatException if it is no alert
   */
  @Handler
  public Map<String, Object> decode(byte[] record) {
    try {
      return PayloadJson.toMap(Alert.parseFrom(record));
    } catch (InvalidProtocolBufferException e) {
      throw new EventFormatException("The body is no record of the alerts topic.", e);
    }
  }
}
