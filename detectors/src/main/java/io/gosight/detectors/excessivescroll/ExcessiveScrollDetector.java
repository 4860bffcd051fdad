package io.gosight.detectors.excessivescroll;

import io.gosight.detectors.Bursts;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.Scroll;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The window holds the scrolls that overlap the observed interval. */
final class ExcessiveScrollDetector implements InsightDetector {
  private final ExcessiveScrollConfig config;

  ExcessiveScrollDetector(ExcessiveScrollConfig config, DetectorContext context) {
    this.config = config;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(Scroll.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    Scroll scroll = (Scroll) event;
    if (scroll.reversalsAtMs().isEmpty()) {
      return;
    }
    long earliest = scroll.reversalsAtMs().get(0) - config.withinMs();
    String view = event.page().viewId();
    window.forgetIf(old -> old.atMs() < earliest || !old.page().viewId().equals(view));
    window.remember(event);
    List<Long> turns = new ArrayList<>();
    window.events().forEach(each -> turns.addAll(((Scroll) each).reversalsAtMs()));
    Bursts.first(turns, config.reversals(), config.withinMs())
        .ifPresent(
            beganMs -> {
              String summary =
                  "Scrolled to and fro %d times within %d ms."
                      .formatted(config.reversals(), config.withinMs());
              found.accept(
                  Finding.of(Severity.LOW, "", summary, List.copyOf(window.events()))
                      .startedAt(beganMs)
                      .keyed(event.id()));
              window.clear();
            });
  }
}
