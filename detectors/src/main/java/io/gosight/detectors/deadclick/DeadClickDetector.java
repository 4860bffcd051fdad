package io.gosight.detectors.deadclick;

import io.gosight.detectors.Labels;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.Click;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.Reaction;
import io.gosight.spi.event.TextCopy;
import io.gosight.spi.event.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The window holds clicks without a reaction until it is clear that nothing was copied either. */
final class DeadClickDetector implements InsightDetector {
  private static final Set<Trait> UNSEEN_EFFECT =
      EnumSet.of(
          Trait.LINK,
          Trait.DOWNLOAD,
          Trait.NEW_WINDOW,
          Trait.TEXT_FIELD,
          Trait.FIELD,
          Trait.MEDIA,
          Trait.NO_DEAD);
  private static final Set<String> PAGE_ITSELF = Set.of("html", "body");

  private final DeadClickConfig config;
  private final DetectorContext context;

  DeadClickDetector(DeadClickConfig config, DetectorContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(Click.class, TextCopy.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    if (event instanceof Click click) {
      if (isSilent(click) && !isVetoed(click)) {
        window.remember(click);
        window.wakeAt(window.events().get(0).atMs() + config.afterMs());
      }
    } else {
      window.clear();
    }
  }

  @Override
  public void onQuiet(long atMs, SessionWindow window, Consumer<Finding> found) {
    for (DetectedEvent click : window.events()) {
      if (click.atMs() + config.afterMs() <= atMs) {
        String selector = ((Click) click).target().meant();
        String summary = "A click on %s did nothing.".formatted(selector);
        found.accept(Finding.of(Severity.MEDIUM, selector, summary, List.of(click)));
      }
    }
    window.forgetIf(click -> click.atMs() + config.afterMs() <= atMs);
    if (!window.events().isEmpty()) {
      window.wakeAt(window.events().get(0).atMs() + config.afterMs());
    }
  }

  private boolean isSilent(Click click) {
    if (click.watchedMs() < config.afterMs()) {
      return false;
    }
    for (Reaction reaction : click.reactions()) {
      if (reaction.delayMs() <= config.afterMs()) {
        return false;
      }
    }
    return true;
  }

  private boolean isVetoed(Click click) {
    boolean otherPurpose = click.button() != 0 || click.modifiers() != 0;
    boolean unseenEffect =
        click.target().isAny(UNSEEN_EFFECT)
            || PAGE_ITSELF.contains(click.target().tag())
            || config.ignoredLabels().contains(Labels.plain(click.target().text()));
    if (otherPurpose || unseenEffect) {
      context.count(otherPurpose ? "other-purpose" : "unseen-effect");
      return true;
    }
    return false;
  }
}
