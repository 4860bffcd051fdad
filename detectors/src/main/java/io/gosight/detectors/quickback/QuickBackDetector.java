package io.gosight.detectors.quickback;

import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.Click;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.FormStart;
import io.gosight.spi.event.InputChange;
import io.gosight.spi.event.Navigation;
import io.gosight.spi.event.PageView;
import io.gosight.spi.event.Scroll;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The window holds the page before, as long as nothing was done on this one, and this one. */
final class QuickBackDetector implements InsightDetector {
  private static final Set<Navigation> BACK = EnumSet.of(Navigation.BACK_FORWARD, Navigation.POP);

  private final QuickBackConfig config;

  QuickBackDetector(QuickBackConfig config, DetectorContext context) {
    this.config = config;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(PageView.class, Click.class, Scroll.class, InputChange.class, FormStart.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    List<DetectedEvent> views = window.events();
    if (views.isEmpty()) {
      if (event instanceof PageView) {
        window.remember(event);
      }
      return;
    }
    DetectedEvent here = views.get(views.size() - 1);
    if (!(event instanceof PageView view)) {
      if (event.page().viewId().equals(here.page().viewId())) {
        window.forgetIf(earlier -> earlier != here);
      }
      return;
    }
    if (view.page().name().equals(here.page().name())) {
      // a reload or a step within the page is neither forward nor back
      return;
    }
    boolean turned =
        views.size() == 2
            && BACK.contains(view.navigation())
            && view.page().name().equals(views.get(0).page().name())
            && view.atMs() - here.atMs() <= config.withinMs();
    if (turned) {
      long stayMs = view.atMs() - here.atMs();
      String summary =
          "Left %s after %d ms without doing anything.".formatted(here.page().name(), stayMs);
      found.accept(
          Finding.of(Severity.LOW, "", summary, List.of(here, view)).with("stay-ms", stayMs));
    }
    window.clear();
    if (!turned) {
      window.remember(here);
    }
    window.remember(view);
  }
}
