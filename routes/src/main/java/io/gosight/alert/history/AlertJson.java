package io.gosight.alert.history;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.gosight.proto.v1.Alert;

/**
 * Alerts as PostgreSQL stores them: {@code gosight.v1.Alert} as protobuf JSON, which the API reads
 * too.
 */
public final class AlertJson {
  private AlertJson() {}

  /** The alert as JSON. */
  public static String write(Alert alert) {
    try {
      return JsonFormat.printer()
          .preservingProtoFieldNames()
          .omittingInsignificantWhitespace()
          .print(alert);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("An alert could not be written as JSON.", e);
    }
  }

  /** The alert of its JSON; unknown fields are ignored. */
  public static Alert read(String json) {
    try {
      Alert.Builder alert = Alert.newBuilder();
      // a newer version of the hub may have added fields
      JsonFormat.parser().ignoringUnknownFields().merge(json, alert);
      return alert.build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The history has an alert that is not valid JSON.", e);
    }
  }
}
