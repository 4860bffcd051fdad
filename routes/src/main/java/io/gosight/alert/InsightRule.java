package io.gosight.alert;

import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Severity;
import java.util.Set;

/**
 * A rule that insights can meet. Immutable.
 *
 * @param rule what holds for every rule
 * @param groupBy what insights have in common that are told once
 * @param detectors whose insights count; empty for all
 * @param leastSeverity how bad they are at least
 * @param page where
 * @param count how many it takes
 * @param windowMs in what time
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
