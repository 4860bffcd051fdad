package io.gosight.host.detector;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The events of one tab on their way to the detectors: they wait until nothing older is to be
 * expected, then go on in the order of their time, each once. What follows depends on nothing but
 * what came in and when the hub received it.
 */
final class TabStream {
  private static final long NONE = Long.MIN_VALUE;
  // Raised when what is saved, the events' fields or the order of their words change.
  static final int FORMAT = 1;
  private static final long CLOCK_JUMP_MS = 3_600_000;
  private static final long IMPLAUSIBLE_MS = 30L * 86_400_000;

  private final StreamId id;
  private final Detection detection;
  private final MemoryWindow[] windows;
  private final List<DetectedEvent> waiting = new ArrayList<>();
  private long newestAtMs = NONE;
  private long passedMs = NONE;
  private long receivedMs = NONE;
  private long startedAtMs = NONE;
  private long clockOffsetMs;

  TabStream(StreamId id, Detection detection) {
    this.id = id;
    this.detection = detection;
    this.windows = new MemoryWindow[detection.guards().size()];
  }

  StreamId id() {
    return id;
  }

  /** All that is needed to go on later, or elsewhere, as if nothing had happened. */
  byte[] save() {
    StateOutput out = new StateOutput();
    EventOutput event = new EventOutput(out);
    out.number(FORMAT);
    out.number(newestAtMs);
    out.number(passedMs);
    out.number(receivedMs);
    out.number(startedAtMs);
    out.number(clockOffsetMs);
    out.number(waiting.size());
    waiting.forEach(event::event);
    for (int i = 0; i < windows.length; i++) {
      if (windows[i] != null && !windows[i].isEmpty()) {
        out.flag(true);
        out.text(key(i));
        windows[i].write(out, event);
      }
    }
    out.flag(false);
    return out.toBytes();
  }

  /**
   * A stream as it was saved. What a detector remembered is left out if there is no such detector
   * of that version any more.
   *
   * @throws IllegalArgumentException if this is no saved state, or one of another format
   */
  static TabStream restore(StreamId id, Detection detection, byte[] state) {
    StateInput in = new StateInput(state);
    EventInput event = new EventInput(in);
    if (in.number() != FORMAT) {
      throw new IllegalArgumentException("The state of an open tab is of another format.");
    }
    TabStream stream = new TabStream(id, detection);
    stream.newestAtMs = in.number();
    stream.passedMs = in.number();
    stream.receivedMs = in.number();
    stream.startedAtMs = in.number();
    stream.clockOffsetMs = in.number();
    for (int left = in.count(); left > 0; left--) {
      stream.waiting.add(event.event());
    }
    while (in.flag()) {
      String key = in.text();
      MemoryWindow window = new MemoryWindow();
      window.read(in, event);
      for (int i = 0; i < stream.windows.length; i++) {
        if (stream.key(i).equals(key)) {
          stream.windows[i] = window;
        }
      }
    }
    return stream;
  }

  private String key(int detector) {
    HostedDetector hosted = detection.guards().get(detector).hosted();
    return hosted.name() + " " + hosted.version();
  }

  void accept(long atHubMs, long offsetMs, List<DetectedEvent> events, Consumer<Insight> found) {
    silence(atHubMs, found);
    if (receivedMs == NONE) {
      // one offset for all that follows, so that differences between times stay what they are
      clockOffsetMs = offsetMs;
    }
    receivedMs = Math.max(receivedMs, atHubMs);
    for (DetectedEvent event : events) {
      if (newestAtMs != NONE && Math.abs(event.atMs() - newestAtMs) > CLOCK_JUMP_MS) {
        startAgain(found);
        clockOffsetMs = offsetMs;
      }
      if (event.atMs() <= passedMs) {
        detection.watch().late();
        continue;
      }
      queue(event);
      newestAtMs = Math.max(newestAtMs, event.atMs());
      passTo(newestAtMs - detection.patience().latenessMs(), found);
    }
  }

  /** Nothing has come since; the tab's time goes on by the hub's clock. */
  void silence(long atHubMs, Consumer<Insight> found) {
    if (newestAtMs != NONE && atHubMs > receivedMs) {
      passTo(newestAtMs + (atHubMs - receivedMs) - detection.patience().silenceMs(), found);
    }
  }

  /** The hub's time at which silence will have an effect. */
  long dueMs() {
    long next = nextAtMs();
    long forgotten = receivedMs + detection.patience().forgetMs();
    return next == MemoryWindow.NEVER
        ? forgotten
        : Math.min(
            forgotten,
            Math.max(
                receivedMs, next - newestAtMs + receivedMs + detection.patience().silenceMs()));
  }

  /** Whether nothing will happen any more until something comes. */
  boolean isQuiet() {
    return nextAtMs() == MemoryWindow.NEVER;
  }

  /** The tab's time of what happens next if nothing comes. */
  private long nextAtMs() {
    long next = waiting.isEmpty() ? MemoryWindow.NEVER : waiting.get(0).atMs();
    for (MemoryWindow window : windows) {
      if (window != null) {
        next = Math.min(next, window.wakeAtMs());
      }
    }
    return next;
  }

  boolean isForgotten(long atHubMs) {
    return atHubMs - receivedMs >= detection.patience().forgetMs();
  }

  /** The sender's clock was set: what waits goes on, and time is counted from anew. */
  private void startAgain(Consumer<Insight> found) {
    passTo(newestAtMs + detection.patience().silenceMs(), found);
    newestAtMs = NONE;
    passedMs = NONE;
    startedAtMs = NONE;
    for (MemoryWindow window : windows) {
      if (window != null) {
        window.clear();
      }
    }
  }

  private void queue(DetectedEvent event) {
    int at = waiting.size();
    while (at > 0) {
      DetectedEvent before = waiting.get(at - 1);
      int order = Long.compare(before.atMs(), event.atMs());
      order = order == 0 ? before.id().compareTo(event.id()) : order;
      if (order == 0) {
        return;
      }
      if (order < 0) {
        break;
      }
      at--;
    }
    waiting.add(at, event);
  }

  private void passTo(long atMs, Consumer<Insight> found) {
    if (atMs <= passedMs) {
      return;
    }
    int ready = 0;
    while (ready < waiting.size() && waiting.get(ready).atMs() <= atMs) {
      DetectedEvent event = waiting.get(ready++);
      wake(event.atMs() - 1, found);
      show(event, found);
    }
    waiting.subList(0, ready).clear();
    wake(atMs, found);
    passedMs = atMs;
  }

  private void show(DetectedEvent event, Consumer<Insight> found) {
    if (startedAtMs == NONE) {
      startedAtMs = event.atMs();
    }
    for (int i : detection.interestedIn(event)) {
      detection.guards().get(i).onEvent(event, new Memory(i, found));
    }
  }

  /** This tab's memory of one detector, and the way to the project's. */
  private final class Memory implements DetectorGuard.Memory {
    private final int detector;
    private final Consumer<Insight> found;

    private Memory(int detector, Consumer<Insight> found) {
      this.detector = detector;
      this.found = found;
    }

    @Override
    public SessionWindow window(Optional<String> shared) {
      if (shared.isPresent()) {
        String name = detection.guards().get(detector).hosted().name();
        return detection.sharedWindows().open(name, id.projectId(), shared.get());
      }
      if (windows[detector] == null) {
        windows[detector] = new MemoryWindow();
      }
      return windows[detector];
    }

    @Override
    public void found(boolean shared, Finding finding) {
      report(detection.guards().get(detector), shared, finding, found);
    }
  }

  private void wake(long untilMs, Consumer<Insight> found) {
    for (int i = 0; i < windows.length; i++) {
      MemoryWindow window = windows[i];
      DetectorGuard guard = detection.guards().get(i);
      long last = NONE;
      while (window != null && window.wakeAtMs() <= untilMs) {
        long atMs = window.wakeAtMs();
        window.neverWake();
        // a wish for a time that has been granted would be granted for ever
        if (atMs > last) {
          guard.onQuiet(atMs, window, finding -> report(guard, false, finding, found));
        }
        last = Math.max(last, atMs);
      }
    }
  }

  private void report(
      DetectorGuard guard, boolean shared, Finding finding, Consumer<Insight> found) {
    long byHubMs = finding.atMs() + clockOffsetMs;
    long timeMs =
        byHubMs > receivedMs || receivedMs - byHubMs > IMPLAUSIBLE_MS ? receivedMs : byHubMs;
    found.accept(InsightMaker.of(guard.hosted(), id, shared, timeMs, startedAtMs, finding));
  }
}
