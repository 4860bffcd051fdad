package io.gosight.alert.rule;

import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.AlertKind;
import io.gosight.proto.v1.Severity;
import java.util.Comparator;
import java.util.List;

/** Makes one alert for several of the same rule. The first of them are its items. */
final class DigestTexts {
  private static final int MAX_ITEMS = 20;

  private DigestTexts() {}

  /**
   * A digest.
   *
   * @param alerts at least one, in the order of the digest
   * @param count how many there were, those that are not stored included
   * @param endMs when the digest is due, in ms since 1970
   */
  static Alert digest(List<Alert> alerts, long count, long endMs) {
    return of(alerts, count, endMs)
        .setTitle("%d alerts of %s".formatted(count, alerts.get(0).getRule()))
        .setSummary("Alerts since the last digest.")
        .build();
  }

  /**
   * The summary of alerts over the hourly limit of a rule.
   *
   * @param alerts at least one of those over the limit, oldest first
   * @param count how many were over the limit
   * @param limit most alerts of the rule in an hour
   * @param endMs the end of the hour, in ms since 1970
   */
  static Alert summary(List<Alert> alerts, long count, long limit, long endMs) {
    return of(alerts, count, endMs)
        .setTitle("%d more alerts of %s".formatted(count, alerts.get(0).getRule()))
        .setSummary(
            "The rule made more than %d alerts in an hour; this one stands for the others."
                .formatted(limit))
        .setWindowMs(3_600_000)
        .build();
  }

  private static Alert.Builder of(List<Alert> alerts, long count, long endMs) {
    Alert first = alerts.get(0);
    Severity worst =
        alerts.stream()
            .map(Alert::getSeverity)
            .max(Comparator.comparingInt(Severity::getNumber))
            .orElse(first.getSeverity());
    return Alert.newBuilder()
        .setId(AlertTexts.id("digest", first.getRuleId(), Long.toString(endMs), first.getId()))
        .setProjectId(first.getProjectId())
        .setRuleId(first.getRuleId())
        .setRule(first.getRule())
        .setKind(AlertKind.ALERT_KIND_DIGEST)
        .setSeverity(worst)
        .setTimeMs(endMs)
        .setCount(count)
        .addAllChannels(first.getChannelsList())
        .addAllItems(alerts.subList(0, Math.min(MAX_ITEMS, alerts.size())));
  }
}
