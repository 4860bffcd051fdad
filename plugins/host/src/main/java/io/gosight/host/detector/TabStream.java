package io.gosight.host.detector;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of one tab on their way to the detectors: they wait until nothing older is to be
 * expected, then go on in the order of their time, each once. What follows depends on nothing but
 * what came in and when the hub received it.
 */
final class TabStream {
  private static final long NONE = Long.MIN_VALUE;
  // Raised when what is saved, the events' fields or the order of their words change.
  static final int FORMAT = 3;
  private static final long CLOCK_JUMP_MS = 3_600_000;
  private static final long IMPLAUSIBLE_MS = 30L * 86_400_000;

  private final StreamId id;
  private final Detection detection;
  private final MemoryWindow[] windows;
  private final EventQueue waiting = new EventQueue();
  private long newestAtMs = NONE;
  private long passedMs = NONE;
  private long receivedMs = NONE;
  private long startedAtMs = NONE;
  private long clockOffsetMs;
  private boolean incomplete;

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
    out.flag(incomplete);
    out.number(waiting.size());
    for (int i = 0; i < waiting.size(); i++) {
      event.event(waiting.event(i));
    }
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
    stream.incomplete = in.flag();
    for (int left = in.count(); left > 0; left--) {
      stream.queue(event.event());
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
    advanceTime(atHubMs, found);
    if (receivedMs == NONE) {
      // one offset for all that follows, so that differences between times stay what they are
      clockOffsetMs = offsetMs;
    }
    receivedMs = Math.max(receivedMs, atHubMs);
    for (DetectedEvent event : events) {
      long atMs = event.atMs();
      if (newestAtMs != NONE && Math.abs(atMs - newestAtMs) > CLOCK_JUMP_MS) {
        startAgain(found);
        clockOffsetMs = offsetMs;
      }
      if (atMs <= passedMs) {
        detection.watch().late();
        continue;
      }
      if (!hasRoom(event, found)) {
        continue;
      }
      queue(event);
      startedAtMs = startedAtMs == NONE ? atMs : Math.min(startedAtMs, atMs);
      newestAtMs = Math.max(newestAtMs, atMs);
      passedMs = Math.max(passedMs, newestAtMs - detection.eventTime().allowedLatenessMs());
    }
    show(found);
  }

  /** Nothing has come since; the tab's time goes on by the hub's clock. */
  void advanceTime(long atHubMs, Consumer<Insight> found) {
    if (newestAtMs != NONE && atHubMs > receivedMs) {
      passTo(newestAtMs + (atHubMs - receivedMs) - detection.eventTime().idleTimeoutMs(), found);
    }
  }

  /** The hub's time at which silence will have an effect. */
  long dueMs() {
    long next = nextAtMs();
    long forgotten = receivedMs + detection.eventTime().retentionMs();
    return next == MemoryWindow.NEVER
        ? forgotten
        : Math.min(
            forgotten,
            Math.max(
                receivedMs,
                next - newestAtMs + receivedMs + detection.eventTime().idleTimeoutMs()));
  }

  /** Whether nothing will happen any more until something comes. */
  boolean isQuiet() {
    return nextAtMs() == MemoryWindow.NEVER;
  }

  /** The tab's time of what happens next if nothing comes. */
  private long nextAtMs() {
    long next = waiting.size() == 0 ? MemoryWindow.NEVER : waiting.atMs(0);
    for (MemoryWindow window : windows) {
      if (window != null) {
        next = Math.min(next, window.wakeAtMs());
      }
    }
    return next;
  }

  boolean isForgotten(long atHubMs) {
    return atHubMs - receivedMs >= detection.eventTime().retentionMs();
  }

  /** The sender's clock was set: what waits goes on, and time is counted from anew. */
  private void startAgain(Consumer<Insight> found) {
    passTo(newestAtMs + detection.eventTime().idleTimeoutMs(), found);
    newestAtMs = NONE;
    passedMs = NONE;
    startedAtMs = NONE;
    for (MemoryWindow window : windows) {
      if (window != null) {
        window.clear();
      }
    }
  }

  /**
   * Whether the event can be queued. A sender that fills the queue within the allowed lateness has
   * its further events dropped; the first one is reported as an insight of its own.
   */
  private boolean hasRoom(DetectedEvent event, Consumer<Insight> found) {
    if (!waiting.isFull() || !detection.isWanted(detection.kind(event))) {
      return true;
    }
    show(found);
    if (!waiting.isFull()) {
      return true;
    }
    detection.watch().overflowed();
    if (!incomplete) {
      incomplete = true;
      found.accept(Incomplete.insight(id, receivedMs, startedAtMs, event));
    }
    return false;
  }

  private void queue(DetectedEvent event) {
    int kind = detection.kind(event);
    if (detection.isWanted(kind)) {
      waiting.add(event, kind);
    }
  }

  private void passTo(long atMs, Consumer<Insight> found) {
    passedMs = Math.max(passedMs, atMs);
    show(found);
  }

  /** Passes the events that are ready to each detector in turn; detectors do not see each other. */
  private void show(Consumer<Insight> found) {
    int ready = waiting.until(passedMs);
    long kinds = waiting.kinds(ready);
    Finds finds = new Finds();
    for (int i = 0; i < windows.length; i++) {
      boolean isAwaken = windows[i] != null && windows[i].wakeAtMs() <= passedMs;
      if (isAwaken || (detection.wantedBy(i) & kinds) != 0) {
        new DetectorTurn(finds, detection, i, waiting, ready, passedMs).run();
      }
    }
    waiting.drop(ready);
    finds.handOut(found);
  }

  private record Find(long momentMs, Insight insight) {}

  /** Gathers what detectors find, to hand it out in the order in which it came to be known. */
  private final class Finds implements DetectorTurn.Tab {
    private final List<Find> all = new ArrayList<>(0);

    @Override
    public MemoryWindow known(int detector) {
      return windows[detector];
    }

    @Override
    public MemoryWindow own(int detector) {
      if (windows[detector] == null) {
        windows[detector] = new MemoryWindow();
      }
      return windows[detector];
    }

    @Override
    public SessionWindow shared(int detector, String name) {
      String finder = detection.guards().get(detector).hosted().name();
      return detection.sharedWindows().open(finder, id.projectId(), name);
    }

    @Override
    public void found(int detector, boolean shared, long momentMs, Finding finding) {
      HostedDetector finder = detection.guards().get(detector).hosted();
      FindingLimits.check(finding, all.size());
      long byHubMs = finding.atMs() + clockOffsetMs;
      long timeMs =
          byHubMs > receivedMs || receivedMs - byHubMs > IMPLAUSIBLE_MS ? receivedMs : byHubMs;
      all.add(
          new Find(momentMs, InsightMaker.of(finder, id, shared, timeMs, startedAtMs, finding)));
    }

    private void handOut(Consumer<Insight> found) {
      all.sort(Comparator.comparingLong(Find::momentMs));
      all.forEach(find -> found.accept(find.insight()));
    }
  }
}
