package io.gosight.example;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.Navigation;
import io.gosight.spi.event.PageView;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The window holds the latest reloads of the page on which the visitor is. */
final class ExampleDetector implements InsightDetector {
  private final ExampleDetectorConfig config;

  ExampleDetector(ExampleDetectorConfig config) {
    this.config = config;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(PageView.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    PageView view = (PageView) event;
    if (view.navigation() != Navigation.RELOAD) {
      window.clear();
      return;
    }
    window.forgetIf(
        old ->
            !old.page().name().equals(view.page().name())
                || view.atMs() - old.atMs() > config.withinMs());
    window.remember(view);
    if (window.events().size() < config.reloads()) {
      return;
    }
    List<DetectedEvent> reloads = List.copyOf(window.events());
    window.clear();
    String summary =
        "%s was reloaded %d times within %d ms."
            .formatted(view.page().name(), reloads.size(), view.atMs() - reloads.get(0).atMs());
    found.accept(Finding.of(Severity.MEDIUM, "", summary, reloads).with("reloads", reloads.size()));
  }
}
