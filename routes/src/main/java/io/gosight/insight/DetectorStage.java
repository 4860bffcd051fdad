package io.gosight.insight;

import io.gosight.host.PluginLimits;
import io.gosight.host.PluginSupervisor;
import io.gosight.host.PluginTimeoutException;
import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.SavedSharedWindows;
import io.gosight.kafka.KafkaRecord;
import io.gosight.kafka.PartitionListener;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.event.CustomEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs detectors over records, with a runner for each partition, because each has a time of its
 * own. Robots are not shown to detectors. What detectors know of open tabs is fetched when a
 * partition is first seen, and kept when what they found is safe: a crash in between finds the same
 * again, with the same ids. Safe for use by many threads, one after the other.
 */
public final class DetectorStage implements PartitionListener {
  private static final Logger LOG = LoggerFactory.getLogger(DetectorStage.class);
  private static final long IN_FLIGHT_MS = 3_000;
  private static final int MAX_ATTEMPTS = 20;
  private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;

  private final PluginSupervisor supervisor;
  private final String name;
  private final Supplier<DetectorRunner> runners;
  private final SavedSharedWindows sharedWindows;
  private final TabStateStore tabStates;
  private final Clock clock;
  private Map<Integer, DetectorRunner> partitions = new HashMap<>();
  private final Map<Integer, Long> nextOffsets = new HashMap<>();
  private final Set<Integer> notRestored = new HashSet<>();

  /** The partitions that a consumer has; null before a consumer has reported them. */
  private Set<Integer> owned;

  private boolean ownPartitionsKnown;
  private boolean isAllKept = true;
  private int underWay;
  private long lastRecordsMs;

  /**
   * A stage.
   *
   * @param name the detectors' name in routes
   * @param runners makes runners that share the windows
   * @param sharedWindows the memory that sessions share
   * @param tabStates keeps what detectors know
   * @param clock the hub's clock
   */
  public DetectorStage(
      String name,
      Supplier<DetectorRunner> runners,
      SavedSharedWindows sharedWindows,
      TabStateStore tabStates,
      Clock clock) {
    this(name, runners, sharedWindows, tabStates, clock, PluginLimits.DEFAULT);
  }

  DetectorStage(
      String name,
      Supplier<DetectorRunner> runners,
      SavedSharedWindows sharedWindows,
      TabStateStore tabStates,
      Clock clock,
      PluginLimits limits) {
    this.supervisor = new PluginSupervisor(limits);
    this.name = name;
    this.runners = runners;
    this.sharedWindows = sharedWindows;
    this.tabStates = tabStates;
    this.clock = clock;
    this.lastRecordsMs = clock.millis();
  }

  /**
   * Passes records to the detectors. Unreadable records are skipped: the store dead-letters them.
   */
  public synchronized InsightBatch detect(List<KafkaRecord> records) {
    underWay++;
    dropPartitionsWithGaps(records);
    InsightBatch found = supervised(() -> run(records));
    lastRecordsMs = clock.millis();
    return found;
  }

  private InsightBatch run(List<KafkaRecord> records) {
    List<Insight> found = new ArrayList<>();
    for (KafkaRecord record : records) {
      if (!isOwned(record.partition())) {
        // Its offset is not committed either: the new owner gets the record, too.
        continue;
      }
      DetectorRunner runner = runner(record.partition());
      DetectorBatch batch = read(record, runner.isWanted(CustomEvent.class));
      if (batch != null && !batch.bot()) {
        runner.advanceTime(batch.receivedMs(), found::add);
        runner.accept(
            batch.stream(), batch.receivedMs(), batch.clockOffsetMs(), batch.events(), found::add);
      }
    }
    return new InsightBatch(found);
  }

  /**
   * Advances the time of idle tabs by the hub's clock. While records arrive, their receive time
   * advances it instead, because the hub may lag behind.
   */
  public synchronized InsightBatch advanceTime() {
    underWay++;
    long nowMs = clock.millis();
    return nowMs - lastRecordsMs < IN_FLIGHT_MS
        ? new InsightBatch(List.of())
        : supervised(() -> runIdle(nowMs - IN_FLIGHT_MS));
  }

  private InsightBatch runIdle(long untilMs) {
    List<Insight> found = new ArrayList<>();
    restoreOwnPartitions();
    List.copyOf(notRestored).forEach(this::restore);
    partitions.forEach(
        (partition, runner) -> {
          if (isOwned(partition)) {
            runner.advanceTime(untilMs, found::add);
          }
        });
    return new InsightBatch(found);
  }

  /**
   * Runs detectors on a supervised thread. If one of them never returns, the state that the
   * abandoned thread may have changed is dropped, and the same work is done again from the saved
   * state and without that detector.
   */
  private InsightBatch supervised(Callable<InsightBatch> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return supervisor.supervise(work);
      } catch (PluginTimeoutException e) {
        dropState();
        runners.get().reportAbandoned(e);
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      } catch (RuntimeException e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The hub stops.", e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * What {@link #detect} or {@link #advanceTime} found is safe, to be called once for each of them.
   * Keeps what changed, unless something else is found that is not safe yet.
   */
  public synchronized void committed() {
    underWay--;
    notifyAll();
    if (underWay == 0 && tabStates.isReady()) {
      save();
    }
  }

  /**
   * What {@link #detect} or {@link #advanceTime} found is lost, and the same records will come
   * again: goes back to what is kept, if all was, so that it is found again.
   */
  public synchronized void rolledBack() {
    underWay--;
    notifyAll();
    if (isAllKept && tabStates.isReady()) {
      dropState();
    }
  }

  /** What is kept of their tabs is fetched when it is needed. */
  @Override
  public synchronized void assigned(Set<Integer> taken) {
    owned = owned == null ? new HashSet<>() : owned;
    owned.addAll(taken);
    // Silence counts once what waits in these partitions has had the time to come.
    lastRecordsMs = clock.millis();
  }

  /**
   * Keeps what is known of their tabs for the next owner, and forgets it. While it can't be kept it
   * stays in memory, because the partitions may come back.
   */
  @Override
  public synchronized void revoked(Set<Integer> given) {
    awaitSafety();
    if (underWay == 0 && tabStates.isReady()) {
      save();
    }
    disown(given);
    if (underWay == 0 && isAllKept && tabStates.isReady()) {
      partitions.keySet().removeAll(given);
    }
  }

  /** Another process has gone on with their tabs from what was kept. */
  @Override
  public synchronized void lost(Set<Integer> gone) {
    disown(gone);
    partitions.keySet().removeAll(gone);
  }

  private void disown(Set<Integer> given) {
    owned = owned == null ? new HashSet<>() : owned;
    owned.removeAll(given);
    nextOffsets.keySet().removeAll(given);
    notRestored.removeAll(given);
  }

  /** Waits for a while until what was found is safe. */
  private void awaitSafety() {
    long until = System.nanoTime() + LONGEST_WAIT_NANOS;
    try {
      while (underWay > 0 && until - System.nanoTime() > 0) {
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOwned(int partition) {
    return owned == null || owned.contains(partition);
  }

  private void dropState() {
    partitions = new HashMap<>();
    notRestored.clear();
    ownPartitionsKnown = false;
    sharedWindows.saved();
  }

  private void save() {
    Map<Integer, TabStateStore.PartitionChanges> changes = new HashMap<>();
    partitions.forEach(
        (partition, runner) -> {
          var changed = new TabStateStore.PartitionChanges(runner.changes(), runner.forgotten());
          boolean any = !changed.open().isEmpty() || !changed.forgotten().isEmpty();
          if (any && isOwned(partition)) {
            changes.put(partition, changed);
          }
        });
    var shared = sharedWindows.changes();
    isAllKept = (changes.isEmpty() && shared.isEmpty()) || tabStates.save(name, changes, shared);
    if (isAllKept) {
      partitions.values().forEach(DetectorRunner::saved);
      sharedWindows.saved();
    }
  }

  /** Records that this node never saw were another node's, and so is what is kept of their tabs. */
  private void dropPartitionsWithGaps(List<KafkaRecord> records) {
    Set<Integer> seen = new HashSet<>();
    for (KafkaRecord record : records) {
      Long expected = nextOffsets.put(record.partition(), record.offset() + 1);
      boolean gap = expected != null && record.offset() > expected;
      if (seen.add(record.partition()) && gap && isAllKept && tabStates.isReady()) {
        partitions.remove(record.partition());
      }
    }
  }

  private DetectorRunner runner(int partition) {
    DetectorRunner runner = partitions.get(partition);
    if (runner == null) {
      runner = runners.get();
      partitions.put(partition, runner);
      restore(partition);
    }
    return runner;
  }

  /** Tabs of which nothing comes any more were left behind by this node's own last run. */
  private void restoreOwnPartitions() {
    if (owned != null) {
      owned.forEach(this::runner);
    } else if (!ownPartitionsKnown && tabStates.isReady()) {
      tabStates.partitionsOfThisNode(name).forEach(this::runner);
      ownPartitionsKnown = tabStates.isReady();
    }
  }

  private void restore(int partition) {
    DetectorRunner runner = partitions.get(partition);
    AtomicInteger dropped = new AtomicInteger();
    boolean done =
        tabStates.restore(
            name,
            partition,
            (id, state) -> {
              try {
                runner.restore(id, state);
              } catch (IllegalArgumentException e) {
                dropped.incrementAndGet();
                LOG.debug("The state of tab {} is dropped.", id, e);
              }
            });
    if (dropped.get() > 0) {
      runner.reportDropped(dropped.get());
      LOG.warn(
          "The saved state of {} tabs of partition {} is unreadable or of another format and is"
              + " dropped: their detectors start without history.",
          dropped.get(),
          partition);
    }
    if (done) {
      notRestored.remove(partition);
    } else {
      notRestored.add(partition);
    }
  }

  private static DetectorBatch read(KafkaRecord record, boolean customs) {
    if (record.value() == null) {
      return null;
    }
    try {
      DetectorBatch batch = DetectorBatch.read(record.value(), customs);
      return batch.stream().projectId().isEmpty() ? null : batch;
    } catch (IOException e) {
      return null;
    }
  }
}
