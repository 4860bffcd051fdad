package io.gosight.insight;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A detector that finds something in every event of the site's own. */
final class ReportEverything implements InsightDetector {
  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(CustomEvent.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    found.accept(Finding.of(Severity.HIGH, "#it", "It happened.", List.of(event)));
  }
}
