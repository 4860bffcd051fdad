package io.gosight.alert.rule;

import io.gosight.proto.v1.Insight;
import java.util.Set;

/**
 * The ignore rules of projects: insights like one that was marked as no frustration. Immutable.
 *
 * @param marks the project, detector, scope and value of each
 */
record IgnoredInsights(Set<Mark> marks) {
  IgnoredInsights {
    marks = Set.copyOf(marks);
  }

  /**
   * One ignore rule.
   *
   * @param scope what of an insight is compared, as the table {@code ignore_rules} says
   */
  record Mark(String projectId, String detector, String scope, String value) {}

  boolean contain(Insight insight) {
    return is(insight, "fingerprint", insight.getFingerprint())
        || is(insight, "selector", insight.getSelector())
        || is(insight, "page", insight.getPage());
  }

  private boolean is(Insight insight, String scope, String value) {
    return !value.isEmpty()
        && marks.contains(new Mark(insight.getProjectId(), insight.getDetector(), scope, value));
  }
}
