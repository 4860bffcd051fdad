package io.gosight.alert.rule;

import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.AlertKind;
import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Severity;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes alerts. The id is derived from the cause, so the same cause gives the same id. */
final class AlertTexts {
  private AlertTexts() {}

  /** The alert of an insight. */
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

  /** The alert of a figure. */
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

  private static Alert.Builder of(AlertRule rule, String group, String reason) {
    return Alert.newBuilder()
        .setId(id(rule.id().toString(), group, reason))
        .setProjectId(rule.projectId())
        .setRuleId(rule.id().toString())
        .setRule(rule.name())
        .setGroupKey(group)
        .addAllChannels(rule.channels());
  }

  static String id(String... parts) {
    return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
