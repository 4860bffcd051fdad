package io.gosight.detectors.slowpage;

import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.VitalName;
import io.gosight.spi.event.WebVital;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The window holds the poor measures of the current view, each of which is reported once. */
final class SlowPageDetector implements InsightDetector {
  private final SlowPageConfig config;

  SlowPageDetector(SlowPageConfig config, DetectorContext context) {
    this.config = config;
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(WebVital.class);
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    WebVital vital = (WebVital) event;
    double limit = limit(vital.name());
    if (!(vital.value() > limit)) {
      return;
    }
    String view = vital.page().viewId();
    window.forgetIf(old -> !old.page().viewId().equals(view));
    if (window.events().stream().anyMatch(old -> ((WebVital) old).name() == vital.name())) {
      return;
    }
    window.remember(vital);
    String unit = vital.name() == VitalName.CLS ? "" : " ms";
    String value = vital.name() == VitalName.CLS ? "%.2f" : "%.0f";
    String summary =
        "%s was %s%s, which is poor."
            .formatted(vital.name(), String.format(Locale.ROOT, value, vital.value()), unit);
    found.accept(
        Finding.of(
                vital.value() > 2 * limit ? Severity.MEDIUM : Severity.LOW,
                vital.selector(),
                summary,
                List.of(vital))
            .with("vital", vital.name())
            .with("value", vital.value())
            .keyed(view + " " + vital.name()));
  }

  private double limit(VitalName name) {
    return switch (name) {
      case LCP -> config.lcpMs();
      case INP -> config.inpMs();
      case CLS -> config.cls();
      case FCP -> config.fcpMs();
      case TTFB -> config.ttfbMs();
    };
  }
}
