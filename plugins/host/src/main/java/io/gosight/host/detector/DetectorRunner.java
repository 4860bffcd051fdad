package io.gosight.host.detector;

import io.gosight.host.PluginTimeoutException;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.event.DetectedEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs detectors over the events of many tabs. For each tab the insights depend on nothing but its
 * own records, so two runs over the same records give the same, in whatever pieces they are handed
 * in; a record that is handed in twice changes nothing. Used by one thread at a time.
 */
public final class DetectorRunner {
  private static final int MOST_FORGOTTEN = 100_000;

  private final Detection detection;
  private final Map<StreamId, Entry> streams = new HashMap<>();
  private final PriorityQueue<Due> dues = new PriorityQueue<>();
  private final Set<Entry> changed = new LinkedHashSet<>();
  private final Set<StreamId> forgotten = new LinkedHashSet<>();

  /**
   * Makes a runner without any events yet.
   *
   * @param detectors the detectors
   * @param sharedWindows the memory that sessions share
   * @param watch receives the outcome of detector calls
   * @param eventTime allowed lateness and idle timeout
   */
  public DetectorRunner(
      List<HostedDetector> detectors,
      SharedWindows sharedWindows,
      DetectorWatch watch,
      EventTimeSettings eventTime) {
    this.detection =
        new Detection(
            detectors.stream().map(hosted -> new DetectorGuard(hosted, watch)).toList(),
            sharedWindows,
            watch,
            eventTime);
  }

  /** A tab. Most are quiet at any time, and a quiet one takes the least room as it is saved. */
  private final class Entry {
    private final StreamId id;
    private TabStream awake;
    private byte[] atRest;
    private long dueMs = Long.MAX_VALUE;
    private boolean isChanged;

    private Entry(TabStream stream) {
      this.id = stream.id();
      this.awake = stream;
    }

    private TabStream stream() {
      if (awake == null) {
        awake = TabStream.restore(id, detection, atRest);
        atRest = null;
      }
      return awake;
    }

    private byte[] state() {
      return awake == null ? atRest : awake.save();
    }

    private void restIfQuiet() {
      if (awake.isQuiet()) {
        atRest = awake.save();
        awake = null;
      }
    }
  }

  private record Due(long atHubMs, Entry entry) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(atHubMs, other.atHubMs);
    }
  }

  /**
   * Takes in some events of one tab.
   *
   * @param id the tab
   * @param receivedMs when the hub received them, in ms since 1970
   * @param clockOffsetMs what to add to the sender's times to get the hub's
   * @param events the events, in any order
   * @param found takes the insights
   */
  public void accept(
      StreamId id,
      long receivedMs,
      long clockOffsetMs,
      List<DetectedEvent> events,
      Consumer<Insight> found) {
    Entry entry = streams.get(id);
    if (entry != null && entry.stream().isForgotten(receivedMs)) {
      entry.stream().advanceTime(receivedMs, found);
      forget(entry);
      entry = null;
    }
    if (entry == null) {
      entry = new Entry(new TabStream(id, detection));
      streams.put(id, entry);
      forgotten.remove(id);
    }
    entry.stream().accept(receivedMs, clockOffsetMs, events, found);
    changed(entry);
    schedule(entry);
  }

  /**
   * Lets time pass for tabs from which nothing comes any more. Everything that the hub received
   * before that time must have been handed in.
   *
   * @param atHubMs the hub's time, in ms since 1970
   * @param found takes the insights
   */
  public void advanceTime(long atHubMs, Consumer<Insight> found) {
    while (!dues.isEmpty() && dues.peek().atHubMs <= atHubMs) {
      Entry entry = dues.poll().entry;
      if (streams.get(entry.id) != entry) {
        continue;
      }
      entry.dueMs = Long.MAX_VALUE;
      if (entry.stream().dueMs() <= atHubMs) {
        entry.stream().advanceTime(atHubMs, found);
        changed(entry);
      }
      if (entry.stream().isForgotten(atHubMs)) {
        forget(entry);
      } else {
        schedule(entry);
        entry.restIfQuiet();
      }
    }
  }

  /** Whether any detector looks at events of that kind; of others only the time counts. */
  public boolean isWanted(Class<? extends DetectedEvent> kind) {
    return detection.isWanted(kind);
  }

  /** A detector did not return and its thread was abandoned; this runner must not be used again. */
  public void reportAbandoned(PluginTimeoutException timeout) {
    detection.watch().abandoned(timeout.plugin(), timeout.getMessage());
  }

  /** The saved state of so many tabs could not be restored. */
  public void reportDropped(int tabs) {
    detection.watch().dropped(tabs);
  }

  /** How many tabs are remembered. */
  public int streams() {
    return streams.size();
  }

  /**
   * What changed since {@link #saved} was last called: the state of tabs that are open. A runner
   * with the same detectors that is given it by {@link #restore} goes on as if it were this one.
   */
  public Map<StreamId, byte[]> changes() {
    Map<StreamId, byte[]> states = new LinkedHashMap<>();
    changed.forEach(entry -> states.put(entry.id, entry.state()));
    return states;
  }

  /** Which tabs were forgotten since {@link #saved} was last called. */
  public Set<StreamId> forgotten() {
    return Set.copyOf(forgotten);
  }

  /** All changes are kept somewhere. */
  public void saved() {
    changed.forEach(entry -> entry.isChanged = false);
    changed.clear();
    forgotten.clear();
  }

  /**
   * Takes in a tab's state, unless the tab is known already.
   *
   * @param state what {@link #changes} gave
   * @throws IllegalArgumentException if it is no such state, or one of another format
   */
  public void restore(StreamId id, byte[] state) {
    if (!streams.containsKey(id)) {
      Entry entry = new Entry(TabStream.restore(id, detection, state));
      streams.put(id, entry);
      schedule(entry);
      entry.restIfQuiet();
    }
  }

  private void forget(Entry entry) {
    streams.remove(entry.id);
    changed.remove(entry);
    if (forgotten.size() >= MOST_FORGOTTEN) {
      // nothing consumes the set: stored state, if any, expires by itself
      forgotten.clear();
    }
    forgotten.add(entry.id);
  }

  private void changed(Entry entry) {
    if (!entry.isChanged) {
      entry.isChanged = true;
      changed.add(entry);
    }
  }

  private void schedule(Entry entry) {
    long dueMs = entry.stream().dueMs();
    if (dueMs < entry.dueMs) {
      entry.dueMs = dueMs;
      dues.add(new Due(dueMs, entry));
    }
  }
}
