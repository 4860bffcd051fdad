package io.gosight.detectors.errorburst;

import io.gosight.detectors.Labels;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.JsError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All sessions share a window for each error. It holds the first occurrence ever and those of the
 * latest time buckets. What counts is the set of occurrences in a bucket, which does not depend on
 * the order in which sessions arrive.
 */
final class ErrorBurstDetector implements InsightDetector {
  private final ErrorBurstConfig config;
  private final DetectorContext context;

  ErrorBurstDetector(ErrorBurstConfig config, DetectorContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(JsError.class);
  }

  @Override
  public Optional<String> sharedWindow(DetectedEvent event) {
    return Optional.of(ErrorName.of((JsError) event));
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    JsError error = (JsError) event;
    if (isNoise(error)) {
      context.count("noise");
      return;
    }
    if (!window.remember(error)) {
      return;
    }
    DetectedEvent first = window.events().get(0);
    if (first == event && config.newErrors()) {
      String name = ErrorName.of(error);
      String summary = "%s was never seen before.".formatted(name);
      found.accept(
          Finding.of(Severity.MEDIUM, name, summary, List.of(error))
              .with("kind", "new")
              .keyed("new"));
    }
    long bucket = bucket(error);
    long fromMs = bucket * config.withinMs();
    window.forgetIf(old -> old.atMs() < fromMs - config.withinMs() && old != first);
    Predicate<DetectedEvent> isOfIt =
        each -> each.atMs() >= fromMs && each.atMs() - fromMs < config.withinMs();
    if (window.events().stream().filter(isOfIt).count() == config.count()) {
      List<DetectedEvent> together = window.events().stream().filter(isOfIt).toList();
      String name = ErrorName.of(error);
      String summary =
          "%s came %d times within %d s."
              .formatted(name, config.count(), config.withinMs() / 1_000);
      found.accept(
          Finding.of(Severity.HIGH, name, summary, together)
              .with("kind", "burst")
              .keyed("burst " + bucket));
    }
  }

  private long bucket(DetectedEvent event) {
    return Math.floorDiv(event.atMs(), config.withinMs());
  }

  private boolean isNoise(JsError error) {
    String message = Labels.plain(error.message());
    return error.source().contains("-extension://")
        || config.ignoredMessages().stream().anyMatch(message::startsWith);
  }
}
