package io.gosight.host.detector;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.PageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A detector that writes down what it is shown, and does as an event's name says. */
final class Diary implements InsightDetector {
  final List<String> pages = new ArrayList<>();

  static CustomEvent event(String name, long atMs) {
    return new CustomEvent(new EventHead(name + "-" + atMs, atMs, PageRef.NONE), name, "");
  }

  HostedDetector hosted(String name) {
    return new HostedDetector(name, 1, Map.of(), this, interests());
  }

  @Override
  public Set<Class<? extends DetectedEvent>> interests() {
    return Set.of(CustomEvent.class);
  }

  @Override
  public Optional<String> sharedWindow(DetectedEvent event) {
    return ((CustomEvent) event).name().equals("shared") ? Optional.of("all") : Optional.empty();
  }

  @Override
  public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
    CustomEvent custom = (CustomEvent) event;
    pages.add(custom.name() + "@" + event.atMs());
    switch (custom.name()) {
      case "wake-in-60s" -> {
        window.remember(event);
        window.wakeAt(event.atMs() + 60_000);
      }
      case "shared" -> {
        window.remember(event);
        pages.add("shared:" + window.events().size());
      }
      case "recall" -> pages.add("recalled:" + window.events().size());
      case "report" -> found.accept(Finding.of(Severity.LOW, "", "Reported.", List.of(event)));
      case "throw" -> throw new IllegalStateException("no luck");
      default -> window.remember(event);
    }
  }

  @Override
  public void onQuiet(long atMs, SessionWindow window, Consumer<Finding> found) {
    pages.add("quiet@" + atMs);
    window.wakeAt(atMs);
  }
}
