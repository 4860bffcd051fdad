package io.gosight.spi.detector;

import io.gosight.spi.event.DetectedEvent;
import java.util.List;
import java.util.function.Predicate;

/**
 * A detector's memory of one browser tab, or one that sessions share. The host keeps it, across
 * restarts if it can, until nothing has come for half an hour (30 days if shared). Used by one
 * thread at a time.
 */
public interface SessionWindow {
  /** The most events that are remembered; then the oldest but the very first goes. */
  int CAPACITY = 512;

  /** What is remembered, in the order in which it was. */
  List<DetectedEvent> events();

  /**
   * Remembers an event.
   *
   * @return whether it was new; one that is remembered already changes nothing
   */
  boolean remember(DetectedEvent event);

  /** Forgets some events. */
  void forgetIf(Predicate<DetectedEvent> which);

  /** Forgets everything, {@link #wakeAt} too. */
  void clear();

  /**
   * Asks for {@link InsightDetector#onQuiet} once, when the events' time has passed this moment; it
   * takes the place of an earlier wish.
   *
   * @param atMs in ms since 1970 by the sender's clock
   */
  void wakeAt(long atMs);

  /** Takes back the wish of {@link #wakeAt}. */
  void neverWake();
}
