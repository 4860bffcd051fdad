package io.gosight.alert;

import io.gosight.proto.v1.Alert;
import java.util.List;

/**
 * Alerts on their way to Kafka.
 *
 * @param alerts the alerts; may be empty
 */
public record AlertBatch(List<Alert> alerts) {
  public AlertBatch {
    alerts = List.copyOf(alerts);
  }

  /** Whether there are any; for routes. */
  public boolean getHasAlerts() {
    return !alerts.isEmpty();
  }
}
