package io.gosight.spi.testing;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.Click;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.PageView;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds pages without a click for a while: uses every part of what a detector may use. */
public final class LonelyPageFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "lonely-page";
  }

  @Override
  public String description() {
    return "A page on which nothing is clicked.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional("after", ConfigType.DURATION, "20s", "How long nothing is clicked."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    long afterMs = config.duration("after").toMillis();
    return new InsightDetector() {
      @Override
      public Set<Class<? extends DetectedEvent>> interests() {
        return Set.of(PageView.class, Click.class);
      }

      @Override
      public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
        window.clear();
        if (event instanceof PageView) {
          window.remember(event);
          window.wakeAt(event.atMs() + afterMs);
        }
      }

      @Override
      public void onQuiet(long atMs, SessionWindow window, Consumer<Finding> found) {
        found.accept(
            Finding.of(
                Severity.LOW,
                "",
                "Nothing was clicked on " + window.events().get(0).page().name() + ".",
                List.copyOf(window.events())));
      }
    };
  }
}
