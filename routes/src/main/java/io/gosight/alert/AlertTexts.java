package io.gosight.alert;

import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.AlertKind;
import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Severity;
import io.gosight.spi.channel.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Makes alerts, with an id that the same reason gives again. */
final class AlertTexts {
  private static final int DIGEST_ITEMS = 20;

  private static final int LONGEST = 400;

  private AlertTexts() {}

  /** The alert with texts of bounded length and nothing in them that PostgreSQL can't keep. */
  static Alert clean(Alert alert) {
    return alert.toBuilder()
        .setRule(line(alert.getRule()))
        .setTitle(line(alert.getTitle()))
        .setSummary(line(alert.getSummary()))
        .setPage(line(alert.getPage()))
        .setUrl(line(alert.getUrl()))
        .setSelector(line(alert.getSelector()))
        .setGroupKey(line(alert.getGroupKey()))
        .setSessionId(line(alert.getSessionId()))
        .setInsightId(line(alert.getInsightId()))
        .clearItems()
        .addAllItems(
            alert.getItemsList().stream()
                .limit(DIGEST_ITEMS)
                .map(item -> clean(item.toBuilder().clearItems().build()))
                .toList())
        .build();
  }

  private static String line(String text) {
    return PlainText.line(text, LONGEST);
  }

  /** An alert that an insight makes. */
  static Alert ofInsight(InsightRule rule, String group, Firing firing) {
    Insight insight = firing.insight();
    String often = rule.count() > 1 ? ", " + firing.count() + " times" : "";
    return of(rule.rule(), group, insight.getId())
        .setKind(AlertKind.ALERT_KIND_INSIGHTS)
        .setSeverity(insight.getSeverity())
        .setTitle(insight.getDetector() + " on " + insight.getPage() + often)
        .setSummary(insight.getSummary())
        .setTimeMs(insight.getTimeMs())
        .setCount(firing.count())
        .setWindowMs(rule.windowMs())
        .setPage(insight.getPage())
        .setUrl(insight.getUrl())
        .setSelector(insight.getSelector())
        .setSessionId(insight.getSessionId())
        .setReplayOffsetMs(insight.getReplayOffsetMs())
        .setInsightId(insight.getId())
        .build();
  }

  /** An alert that a figure makes. */
  static Alert ofMetric(MetricRule rule, String title, String summary, long count, long toMs) {
    return of(rule.rule(), "", Long.toString(toMs))
        .setKind(
            rule.kind() == MetricRule.Kind.ERROR_RATE
                ? AlertKind.ALERT_KIND_ERROR_RATE
                : AlertKind.ALERT_KIND_BASELINE)
        .setSeverity(Severity.SEVERITY_HIGH)
        .setTitle(title)
        .setSummary(summary)
        .setTimeMs(toMs)
        .setCount(count)
        .setWindowMs(rule.windowMs())
        .build();
  }

  /**
   * One alert for several of one rule.
   *
   * @param alerts at least one, in the order in which they are told
   * @param dueMs when they are told
   */
  static Alert digest(List<Alert> alerts, long dueMs) {
    Alert first = alerts.get(0);
    Severity worst =
        alerts.stream()
            .map(Alert::getSeverity)
            .max(Comparator.comparingInt(Severity::getNumber))
            .orElse(first.getSeverity());
    return Alert.newBuilder()
        .setId(id("digest", first.getRuleId(), Long.toString(dueMs), first.getId()))
        .setProjectId(first.getProjectId())
        .setRuleId(first.getRuleId())
        .setRule(first.getRule())
        .setKind(AlertKind.ALERT_KIND_DIGEST)
        .setSeverity(worst)
        .setTitle("%d alerts of %s".formatted(alerts.size(), first.getRule()))
        .setSummary("What was gathered since the last digest.")
        .setTimeMs(dueMs)
        .setCount(alerts.size())
        .addAllChannels(first.getChannelsList())
        .addAllItems(alerts.subList(0, Math.min(DIGEST_ITEMS, alerts.size())))
        .build();
  }

  private static Alert.Builder of(AlertRule rule, String group, String reason) {
    return Alert.newBuilder()
        .setId(id(rule.id().toString(), group, reason))
        .setProjectId(rule.projectId())
        .setRuleId(rule.id().toString())
        .setRule(rule.name())
        .setGroupKey(group)
        .addAllChannels(rule.channels());
  }

  private static String id(String... parts) {
    return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
