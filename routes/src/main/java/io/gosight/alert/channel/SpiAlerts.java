package io.gosight.alert.channel;

import io.gosight.spi.channel.Alert;
import io.gosight.spi.detector.Severity;

/** Converts alerts to the type of the channel SPI. */
final class SpiAlerts {
  private SpiAlerts() {}

  static Alert of(io.gosight.proto.v1.Alert alert) {
    return new Alert(
        alert.getId(),
        alert.getProjectId(),
        alert.getRule(),
        kind(alert),
        severity(alert),
        alert.getTitle(),
        alert.getSummary(),
        alert.getTimeMs(),
        alert.getCount(),
        alert.getWindowMs(),
        alert.getPage(),
        alert.getUrl(),
        alert.getSelector(),
        alert.getSessionId(),
        alert.getReplayOffsetMs(),
        alert.getItemsList().stream().map(SpiAlerts::of).toList());
  }

  private static Alert.Kind kind(io.gosight.proto.v1.Alert alert) {
    return switch (alert.getKind()) {
      case ALERT_KIND_ERROR_RATE -> Alert.Kind.ERROR_RATE;
      case ALERT_KIND_BASELINE -> Alert.Kind.BASELINE;
      case ALERT_KIND_DIGEST -> Alert.Kind.DIGEST;
      case ALERT_KIND_TEST -> Alert.Kind.TEST;
      case ALERT_KIND_INSIGHTS, ALERT_KIND_UNSPECIFIED, UNRECOGNIZED -> Alert.Kind.INSIGHTS;
    };
  }

  private static Severity severity(io.gosight.proto.v1.Alert alert) {
    return switch (alert.getSeverity()) {
      case SEVERITY_HIGH -> Severity.HIGH;
      case SEVERITY_MEDIUM -> Severity.MEDIUM;
      case SEVERITY_LOW, SEVERITY_UNSPECIFIED, UNRECOGNIZED -> Severity.LOW;
    };
  }
}
