package io.gosight.alert;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.gosight.proto.v1.Alert;

/**
 * Alerts as PostgreSQL keeps them: {@code gosight.v1.Alert} in its JSON, which the API reads too.
 */
final class AlertJson {
  private AlertJson() {}

  static String write(Alert alert) {
    try {
      return JsonFormat.printer()
          .preservingProtoFieldNames()
          .omittingInsignificantWhitespace()
          .print(alert);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("An alert holds nothing that JSON can't.", e);
    }
  }

  static Alert read(String json) {
    try {
      Alert.Builder alert = Alert.newBuilder();
      // a newer version of the hub may have written it
      JsonFormat.parser().ignoringUnknownFields().merge(json, alert);
      return alert.build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The history holds only alerts.", e);
    }
  }
}
