package io.gosight.host.detector;

import io.gosight.spi.detector.SessionWindow;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shared memory on the heap: gone after a restart, and bounded by forgetting what was not used for
 * longest. Safe for many threads as long as each window is used by one.
 */
public final class MemorySharedWindows implements SharedWindows {
  private final Map<Key, SessionWindow> windows;

  /** Keeps at most so many windows. */
  public MemorySharedWindows(int capacity) {
    this.windows =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, SessionWindow> eldest) {
            return size() > capacity;
          }
        };
  }

  private record Key(String detector, String projectId, String name) {}

  @Override
  public synchronized SessionWindow open(String detector, String projectId, String name) {
    return windows.computeIfAbsent(new Key(detector, projectId, name), key -> new MemoryWindow());
  }
}
