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
import java.util.function.ToIntFunction;

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
    OptionalLong begin = thrashing(window.events(), PointerSample::x);
    if (begin.isEmpty()) {
      begin = thrashing(window.events(), PointerSample::y);
    }
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

  /** When the first burst of turns begins. */
  private OptionalLong thrashing(List<DetectedEvent> pieces, ToIntFunction<PointerSample> axis) {
    long[] latestTurns = new long[config.reversals()];
    int turns = 0;
    int farthest = axis.applyAsInt(((PointerPath) pieces.get(0)).samples().get(0));
    int direction = 0;
    for (DetectedEvent piece : pieces) {
      for (PointerSample sample : ((PointerPath) piece).samples()) {
        int at = axis.applyAsInt(sample);
        int moved = at - farthest;
        if (direction == 0
            ? Math.abs(moved) >= config.move()
            : -direction * moved >= config.move()) {
          if (direction != 0) {
            latestTurns[turns++ % latestTurns.length] = sample.atMs();
            long oldest = latestTurns[turns % latestTurns.length];
            if (turns >= latestTurns.length && sample.atMs() - oldest <= config.withinMs()) {
              return OptionalLong.of(oldest);
            }
          }
          direction = Integer.signum(moved);
          farthest = at;
        } else if (direction * moved > 0) {
          farthest = at;
        }
      }
    }
    return OptionalLong.empty();
  }
}
