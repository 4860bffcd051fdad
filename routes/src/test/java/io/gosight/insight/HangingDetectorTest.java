package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.host.PluginLimits;
import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.HostedDetector;
import io.gosight.host.detector.SavedSharedWindows;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A detector that never returns is abandoned; the others go on. */
class HangingDetectorTest extends DetectorStageSetup {
  /** Never returns from the event named {@code hang}, and ignores interrupts. */
  private static final class Hanging implements InsightDetector {
    @Override
    public Set<Class<? extends DetectedEvent>> interests() {
      return Set.of(CustomEvent.class);
    }

    @Override
    public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
      for (long i = 0; ((CustomEvent) event).name().equals("hang") && i >= 0; i = (i + 1) & 1) {
        if (i > 1) {
          window.clear();
        }
      }
    }
  }

  @Test
  void aDetectorThatNeverReturnsIsAbandonedAndOthersFindWhatThereIs() {
    DetectorCircuitBreaker breaker =
        new DetectorCircuitBreaker(
            5, Duration.ofSeconds(60), Duration.ofSeconds(60), clock, new SimpleMeterRegistry());
    Pairs pairs = new Pairs();
    Hanging hanging = new Hanging();
    List<HostedDetector> detectors =
        List.of(
            new HostedDetector("hanging", 1, Map.of(), hanging, hanging.interests()),
            new HostedDetector("pairs", 1, Map.of(), pairs, pairs.interests()));
    SavedSharedWindows shared = new SavedSharedWindows(10, kept::shared);
    DetectorStage supervised =
        new DetectorStage(
            "*",
            () -> new DetectorRunner(detectors, shared, breaker, EventTimeSettings.DEFAULT),
            shared,
            kept,
            clock,
            new PluginLimits(Duration.ofMillis(200), Duration.ofMillis(100), 1 << 30));
    supervised.detect(List.of(record("s1", "a", "e1", 0)));
    supervised.committed();
    clock.advance(Duration.ofSeconds(1));
    supervised.detect(List.of(record("s1", "hang", "e2", 1)));
    supervised.committed();
    clock.advance(Duration.ofSeconds(30));
    InsightBatch found = supervised.advanceTime();
    supervised.committed();

    assertThat(evidence(found)).containsExactly("e1", "e2");
    assertThat(breaker.openCircuits()).containsOnlyKeys("hanging");
    assertThat(breaker.openCircuits().get("hanging").reason()).contains("did not return");
    clock.advance(Duration.ofHours(1));
    assertThat(breaker.mayRun("hanging")).isFalse();
  }
}
