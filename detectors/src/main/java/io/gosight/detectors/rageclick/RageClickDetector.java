package io.gosight.detectors.rageclick;

import io.gosight.detectors.Labels;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.Click;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.ReactionKind;
import io.gosight.spi.event.TextCopy;
import io.gosight.spi.event.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The window holds the burst that is under way; it ends when no click follows in time. */
final class RageClickDetector implements InsightDetector {
  private static final Set<Trait> MEANT_FOR_IT =
      EnumSet.of(Trait.STEPPER, Trait.NO_RAGE, Trait.TEXT_FIELD, Trait.MEDIA);

  private final RageClickConfig config;
  private final DetectorContext context;

  RageClickDetector(RageClickConfig config, DetectorContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(Click.class, TextCopy.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    if (!(event instanceof Click click)) {
      window.clear();
      return;
    }
    List<DetectedEvent> burst = window.events();
    if (!burst.isEmpty() && !follows(click, (Click) burst.get(burst.size() - 1))) {
      finish(window, found);
    }
    if (isVetoed(click)) {
      window.clear();
    } else {
      window.remember(click);
      window.wakeAt(click.atMs() + config.gapMs());
    }
  }

  @Override
  public void onQuiet(long atMs, SessionWindow window, Consumer<Finding> found) {
    finish(window, found);
  }

  private boolean follows(Click click, Click before) {
    double across = (double) click.x() - before.x();
    double down = (double) click.y() - before.y();
    double farthest = config.distance();
    return click.atMs() - before.atMs() <= config.gapMs()
        && across * across + down * down <= farthest * farthest
        && click.target().meant().equals(before.target().meant())
        && click.page().viewId().equals(before.page().viewId());
  }

  private boolean isVetoed(Click click) {
    boolean meantForIt =
        click.button() != 0
            || click.target().isAny(MEANT_FOR_IT)
            || config.ignoredLabels().contains(Labels.plain(click.target().text()));
    boolean selected = click.reactionMs(ReactionKind.SELECTION).isPresent();
    boolean scrolled = click.reactionMs(ReactionKind.SCROLL).isPresent();
    if (meantForIt || selected || scrolled) {
      context.count(meantForIt ? "meant-for-it" : selected ? "selection" : "scroll");
      return true;
    }
    return false;
  }

  private void finish(SessionWindow window, Consumer<Finding> found) {
    List<DetectedEvent> burst = List.copyOf(window.events());
    window.clear();
    int clicks = burst.size();
    if (clicks < config.clicks()) {
      return;
    }
    String selector = ((Click) burst.get(0)).target().meant();
    long duration = burst.get(clicks - 1).atMs() - burst.get(0).atMs();
    Severity severity = clicks >= 2 * config.clicks() ? Severity.HIGH : Severity.MEDIUM;
    String summary = "%d clicks on %s within %d ms.".formatted(clicks, selector, duration);
    found.accept(
        Finding.of(severity, selector, summary, burst)
            .with("clicks", clicks)
            .with("duration-ms", duration));
  }
}
