package io.gosight.spi.detector;

import io.gosight.spi.event.DetectedEvent;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at events and reports findings. Keeps nothing in fields but its configuration: all memory
 * is in the {@link SessionWindow}. Then the same events give the same findings, in whatever pieces
 * and however often they are delivered, on whatever node.
 *
 * <p>Events of one browser tab come in the order of their time, each once. Different tabs may come
 * on different threads at the same time.
 */
public interface InsightDetector {
  /** The kinds of event that it wants to see. */
  Set<Class<? extends DetectedEvent>> interests();

  /**
   * The memory in which an event belongs. Empty, which is the default, is the tab's own. A name is
   * shared by all sessions of the project; then events come in the order of their arrival, may come
   * again, and {@link SessionWindow#remember} tells whether one is new.
   */
  default Optional<String> sharedWindow(DetectedEvent event) {
    return Optional.empty();
  }

  /**
   * Looks at one event.
   *
   * @param event the event, one of {@link #interests}
   * @param window its memory
   * @param found takes the findings
   */
  void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found);

  /**
   * The time has come that was asked for by {@link SessionWindow#wakeAt}: every event up to it has
   * been seen. Never called for shared windows.
   *
   * @param atMs that time, in ms since 1970 by the sender's clock
   * @param window the memory
   * @param found takes the findings
   */
  default void onQuiet(long atMs, SessionWindow window, Consumer<Finding> found) {}
}
