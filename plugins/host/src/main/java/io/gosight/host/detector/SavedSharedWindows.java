package io.gosight.host.detector;

import io.gosight.spi.detector.SessionWindow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shared memory that is kept elsewhere. A window is fetched when it is first used and written back
 * when its {@link #changes} are {@link #saved}; then it is fetched anew, because other nodes use it
 * too. What can't be saved stays here, the window not used for longest goes first. Safe for many
 * threads as long as each window is used by one.
 */
public final class SavedSharedWindows implements SharedWindows {
  private final Map<SharedWindowId, MemoryWindow> windows;
  private final Function<SharedWindowId, Optional<byte[]>> fetch;

  /**
   * Windows of which none was used yet.
   *
   * @param capacity how many are kept here at most
   * @param fetch gives what was saved of a window; empty if nothing was, or it can't be had now
   */
  public SavedSharedWindows(int capacity, Function<SharedWindowId, Optional<byte[]>> fetch) {
    this.fetch = fetch;
    this.windows =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<SharedWindowId, MemoryWindow> eldest) {
            return size() > capacity;
          }
        };
  }

  @Override
  public synchronized SessionWindow open(String detector, String projectId, String name) {
    return windows.computeIfAbsent(new SharedWindowId(detector, projectId, name), this::restore);
  }

  private MemoryWindow restore(SharedWindowId id) {
    return fetch.apply(id).map(SavedSharedWindows::read).orElseGet(MemoryWindow::new);
  }

  private static MemoryWindow read(byte[] state) {
    try {
      StateInput in = new StateInput(state);
      MemoryWindow window = new MemoryWindow();
      if (in.number() == TabStream.FORMAT) {
        window.read(in, new EventInput(in));
      }
      return window;
    } catch (IllegalArgumentException e) {
      // saved by another version: what it remembered is lost, which is no reason to stop
      return new MemoryWindow();
    }
  }

  /** The windows that were used since {@link #saved} was last called. */
  public synchronized Map<SharedWindowId, byte[]> changes() {
    Map<SharedWindowId, byte[]> states = new LinkedHashMap<>();
    windows.forEach((id, window) -> states.put(id, save(window)));
    return states;
  }

  private static byte[] save(MemoryWindow window) {
    StateOutput out = new StateOutput();
    out.number(TabStream.FORMAT);
    window.write(out, new EventOutput(out));
    return out.toBytes();
  }

  /** All changes are kept elsewhere. */
  public synchronized void saved() {
    windows.clear();
  }
}
