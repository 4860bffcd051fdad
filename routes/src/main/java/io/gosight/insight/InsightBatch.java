package io.gosight.insight;

import io.gosight.spi.detector.Insight;
import java.util.List;

/**
 * What detectors found.
 *
 * @param insights the insights; may be empty
 */
public record InsightBatch(List<Insight> insights) {
  public InsightBatch {
    insights = List.copyOf(insights);
  }

  /** Whether there are any; for routes. */
  public boolean getHasInsights() {
    return !insights.isEmpty();
  }
}
