package io.gosight.detectors.thrashedcursor;

import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.PointerPath;
import io.gosight.spi.event.PointerSample;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The window holds the pieces of the path that reach into the time looked at. */
final class ThrashedCursorDetector implements InsightDetector {
  private final ThrashedCursorConfig config;

  ThrashedCursorDetector(ThrashedCursorConfig config, DetectorContext context) {
    this.config = config;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(PointerPath.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    List<PointerSample> piece = ((PointerPath) event).samples();
    if (piece.isEmpty()) {
      return;
    }
    long earliest = piece.get(0).atMs() - config.withinMs();
    String view = event.page().viewId();
    window.forgetIf(old -> old.atMs() < earliest || !old.page().viewId().equals(view));
    window.remember(event);
    OptionalLong begin = thrashing(window.events());
    begin.ifPresent(
        beganMs -> {
          String summary =
              "The pointer turned %d times within %d ms."
                  .formatted(config.reversals(), config.withinMs());
          found.accept(
              Finding.of(Severity.LOW, "", summary, List.copyOf(window.events()))
                  .startedAt(beganMs)
                  .keyed(event.id()));
          window.clear();
        });
  }

  /** When the first burst of turns begins, on the horizontal axis if there is one. */
  private OptionalLong thrashing(List<DetectedEvent> pieces) {
    Turns across = new Turns(config);
    Turns down = new Turns(config);
    for (DetectedEvent piece : pieces) {
      List<PointerSample> samples = ((PointerPath) piece).samples();
      for (int i = 0; i < samples.size(); i++) {
        PointerSample sample = samples.get(i);
        across.move(sample.atMs(), sample.x());
        down.move(sample.atMs(), sample.y());
      }
    }
    return across.burst().isPresent() ? across.burst() : down.burst();
  }
}
