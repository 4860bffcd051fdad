package io.gosight.alert.history;

import io.gosight.proto.v1.Alert;
import java.util.List;

/**
 * Alerts to publish.
 *
 * @param alerts the alerts; may be empty
 */
public record AlertBatch(List<Alert> alerts) {
  public AlertBatch {
    alerts = List.copyOf(alerts);
  }

  /** Whether there are any; read by routes. */
  public boolean getHasAlerts() {
    return !alerts.isEmpty();
  }
}
