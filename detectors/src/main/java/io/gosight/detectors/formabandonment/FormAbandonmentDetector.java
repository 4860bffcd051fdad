package io.gosight.detectors.formabandonment;

import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.Click;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.FormStart;
import io.gosight.spi.event.FormSubmit;
import io.gosight.spi.event.InputChange;
import io.gosight.spi.event.PageLeave;
import io.gosight.spi.event.PageView;
import io.gosight.spi.event.PointerPath;
import io.gosight.spi.event.Scroll;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The window holds the forms that were begun and not sent, each with its changes. */
final class FormAbandonmentDetector implements InsightDetector {
  private final FormAbandonmentConfig config;

  FormAbandonmentDetector(FormAbandonmentConfig config, DetectorContext context) {
    this.config = config;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(
        FormStart.class,
        InputChange.class,
        FormSubmit.class,
        PageLeave.class,
        PageView.class,
        Click.class,
        Scroll.class,
        PointerPath.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    String view = event.page().viewId();
    if (event instanceof FormStart) {
      window.remember(event);
    } else if (event instanceof InputChange change) {
      if (window.events().stream().anyMatch(belongsTo(view, change.formSelector()))) {
        window.remember(change);
      }
    } else if (event instanceof FormSubmit submit) {
      window.forgetIf(belongsTo(view, submit.formSelector()));
    } else if (event instanceof PageLeave) {
      giveUp("left", start -> start.page().viewId().equals(view), window, found);
    } else if (event instanceof PageView) {
      giveUp("left", start -> !start.page().viewId().equals(view), window, found);
    }
    if (window.events().isEmpty()) {
      window.neverWake();
    } else {
      window.wakeAt(event.atMs() + config.idleMs());
    }
  }

  @Override
  public void onQuiet(long atMs, SessionWindow window, Consumer<Finding> found) {
    giveUp("idle", start -> true, window, found);
  }

  private void giveUp(
      String why, Predicate<FormStart> which, SessionWindow window, Consumer<Finding> found) {
    for (DetectedEvent event : List.copyOf(window.events())) {
      if (!(event instanceof FormStart start) || !which.test(start)) {
        continue;
      }
      Predicate<DetectedEvent> own = belongsTo(start.page().viewId(), start.formSelector());
      List<DetectedEvent> story = window.events().stream().filter(own).toList();
      window.forgetIf(own);
      if (story.size() > config.changes()) {
        DetectedEvent last = story.get(story.size() - 1);
        String field =
            last instanceof InputChange change ? change.target().selector() : start.firstField();
        String summary = "Form %s was given up at %s.".formatted(start.formSelector(), field);
        found.accept(
            Finding.of(Severity.MEDIUM, start.formSelector(), summary, story)
                .with("last-field", field)
                .with("why", why));
      }
    }
  }

  private static Predicate<DetectedEvent> belongsTo(String view, String form) {
    return event ->
        event.page().viewId().equals(view)
            && (event instanceof FormStart start
                ? start.formSelector().equals(form)
                : event instanceof InputChange change && change.formSelector().equals(form));
  }
}
