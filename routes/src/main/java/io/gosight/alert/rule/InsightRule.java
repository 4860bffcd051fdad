package io.gosight.alert.rule;

import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Severity;
import java.util.Set;

/**
 * A rule about insights. Immutable.
 *
 * @param rule what all rules have
 * @param groupBy what the insights of a group have in common
 * @param detectors whose insights count; empty for all
 * @param leastSeverity the least severity
 * @param page the pages
 * @param count how many insights of a group make an alert, 1 to 10,000
 * @param windowMs the time in which they must fall, in ms
 */
record InsightRule(
    AlertRule rule,
    GroupBy groupBy,
    Set<String> detectors,
    Severity leastSeverity,
    PagePattern page,
    int count,
    long windowMs) {
  InsightRule {
    detectors = Set.copyOf(detectors);
  }

  boolean matches(Insight insight) {
    return rule.projectId().equals(insight.getProjectId())
        && (detectors.isEmpty() || detectors.contains(insight.getDetector()))
        && insight.getSeverityValue() >= leastSeverity.getNumber()
        && page.matches(insight.getPage());
  }
}
