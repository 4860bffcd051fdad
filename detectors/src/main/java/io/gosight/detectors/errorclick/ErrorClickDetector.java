package io.gosight.detectors.errorclick;

import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.Click;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.JsError;
import io.gosight.spi.event.Request;
import io.gosight.spi.event.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The window holds the clicks of the last minute, and failures that came without any click. */
final class ErrorClickDetector implements InsightDetector {
  private static final long MEMORY_MS = 60_000;

  private final ErrorClickConfig config;
  private final DetectorContext context;

  ErrorClickDetector(ErrorClickConfig config, DetectorContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(Click.class, JsError.class, Request.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    long earliest = event.atMs() - MEMORY_MS;
    if (!window.events().isEmpty() && window.events().get(0).atMs() < earliest) {
      window.forgetIf(old -> old.atMs() < earliest);
    }
    if (event instanceof Click click) {
      if (click.button() == 0 && !click.target().traits().contains(Trait.NEW_WINDOW)) {
        window.remember(click);
      }
    } else if (!(event instanceof Request request) || request.failed()) {
      onFailure(event, window, found);
    }
  }

  private void onFailure(DetectedEvent failure, SessionWindow window, Consumer<Finding> found) {
    Optional<Click> cause = cause(failure, window.events());
    if (cause.isEmpty()) {
      window.remember(failure);
      return;
    }
    String what = describe(failure);
    if (window.events().stream().anyMatch(old -> describe(old).equals(what))) {
      context.count("comes-without-clicks-too");
      return;
    }
    Click click = cause.orElseThrow();
    window.forgetIf(click::equals);
    String selector = click.target().meant();
    found.accept(
        Finding.of(
                Severity.HIGH,
                selector,
                "A click on %s ended in %s.".formatted(selector, what),
                List.of(click, failure))
            .with("failure", what));
  }

  /** The last click from which the failure may have come. */
  private Optional<Click> cause(DetectedEvent failure, List<DetectedEvent> events) {
    long beganMs = failure instanceof Request request ? request.startedAtMs() : failure.atMs();
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i) instanceof Click click
          && click.atMs() <= beganMs
          && beganMs - click.atMs() <= config.withinMs()
          && click.page().viewId().equals(failure.page().viewId())) {
        return Optional.of(click);
      }
    }
    return Optional.empty();
  }

  private static String describe(DetectedEvent event) {
    if (event instanceof JsError error) {
      return error.type() + ": " + error.message();
    }
    return event instanceof Request request
        ? "%s %s with status %d".formatted(request.method(), request.url(), request.status())
        : "";
  }
}
