package io.gosight.host.detector;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.DetectedEvent;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One detector goes through what one tab has ready: events in the order of their time, and before
 * each the moments that it asked for. For one thread.
 */
final class DetectorTurn implements DetectorGuard.Turn, Consumer<Finding> {
  private static final long NONE = Long.MIN_VALUE;

  private final Tab tab;
  private final Detection detection;
  private final int detector;
  private final long wanted;
  private final EventQueue events;
  private final int ready;
  private final long untilMs;
  private int at;
  private long momentMs = NONE;
  private long grantedMs = NONE;
  private boolean shared;

  /** The detector's memory of the tab, and who takes what it finds there. */
  interface Tab {
    /** The tab's own window of a detector; null if it was never used. */
    MemoryWindow known(int detector);

    /** The tab's own window of a detector. */
    MemoryWindow own(int detector);

    /** The window of that name that sessions share. */
    SessionWindow shared(int detector, String name);

    /** Something was found, when the tab's time was {@code momentMs}. */
    void found(int detector, boolean shared, long momentMs, Finding finding);
  }

  /**
   * A turn.
   *
   * @param detector the number of the detector's guard
   * @param events the tab's events
   * @param ready how many of them are ready
   * @param untilMs the time that has passed, in ms since 1970 by the sender's clock
   */
  DetectorTurn(
      Tab tab, Detection detection, int detector, EventQueue events, int ready, long untilMs) {
    this.tab = tab;
    this.detection = detection;
    this.detector = detector;
    this.wanted = detection.wantedBy(detector);
    this.events = events;
    this.ready = ready;
    this.untilMs = untilMs;
  }

  /** Lets the detector go through it. */
  void run() {
    detection.guards().get(detector).run(this);
    if (isAwaken(untilMs)) {
      // it was stopped: what it asked for will not be
      tab.own(detector).neverWake();
    }
  }

  @Override
  public boolean next(InsightDetector called) {
    skipUnwanted();
    if (at == ready) {
      return wake(called, untilMs);
    }
    if (wake(called, events.atMs(at) - 1)) {
      return true;
    }
    DetectedEvent event = events.event(at);
    momentMs = Math.max(momentMs, events.atMs(at));
    grantedMs = NONE;
    at++;
    Optional<String> name = called.sharedWindow(event);
    shared = name.isPresent();
    called.onEvent(event, shared ? tab.shared(detector, name.get()) : tab.own(detector), this);
    return true;
  }

  private void skipUnwanted() {
    while (at < ready && (wanted >> events.kind(at) & 1) == 0) {
      at++;
    }
  }

  private boolean isAwaken(long atMs) {
    MemoryWindow window = tab.known(detector);
    return window != null && window.wakeAtMs() <= atMs;
  }

  private boolean wake(InsightDetector called, long atMs) {
    while (isAwaken(atMs)) {
      MemoryWindow window = tab.own(detector);
      long wishMs = window.wakeAtMs();
      window.neverWake();
      // a wish for a time that has been granted would be granted for ever
      if (wishMs > grantedMs) {
        grantedMs = wishMs;
        momentMs = Math.max(momentMs, wishMs);
        shared = false;
        called.onQuiet(wishMs, window, this);
        return true;
      }
    }
    return false;
  }

  @Override
  public void accept(Finding finding) {
    tab.found(detector, shared, momentMs, finding);
  }
}
