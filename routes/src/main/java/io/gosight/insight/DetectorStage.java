package io.gosight.insight;

import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.SavedSharedWindows;
import io.gosight.kafka.KafkaRecord;
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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs detectors over records, with a runner for each partition, because each has a time of its
 * own. Robots are not shown to detectors. What detectors know of open tabs is fetched when a
 * partition is first seen, and kept when what they found is safe: a crash in between finds the same
 * again, with the same ids. Safe for use by many threads, one after the other.
 */
public final class DetectorStage {
  private static final Logger LOG = LoggerFactory.getLogger(DetectorStage.class);
  private static final long STILL_ON_ITS_WAY_MS = 3_000;

  private final String name;
  private final Supplier<DetectorRunner> runners;
  private final SavedSharedWindows sharedWindows;
  private final OpenTabs openTabs;
  private final Clock clock;
  private final Map<Integer, DetectorRunner> partitions = new HashMap<>();
  private final Map<Integer, Long> nextOffsets = new HashMap<>();
  private final Set<Integer> notRestored = new HashSet<>();
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
   * @param openTabs keeps what detectors know
   * @param clock the hub's clock
   */
  public DetectorStage(
      String name,
      Supplier<DetectorRunner> runners,
      SavedSharedWindows sharedWindows,
      OpenTabs openTabs,
      Clock clock) {
    this.name = name;
    this.runners = runners;
    this.sharedWindows = sharedWindows;
    this.openTabs = openTabs;
    this.clock = clock;
    this.lastRecordsMs = clock.millis();
  }

  /** Shows records to the detectors. One that can't be read is passed over: the store buries it. */
  public synchronized InsightBatch detect(List<KafkaRecord> records) {
    underWay++;
    List<Insight> found = new ArrayList<>();
    forgetWhatOthersWentOnWith(records);
    for (KafkaRecord record : records) {
      DetectorRunner runner = runner(record.partition());
      SeenBatch batch = read(record, runner.isWanted(CustomEvent.class));
      if (batch != null && !batch.bot()) {
        runner.silence(batch.receivedMs(), found::add);
        runner.accept(
            batch.stream(), batch.receivedMs(), batch.clockOffsetMs(), batch.events(), found::add);
      }
    }
    lastRecordsMs = clock.millis();
    return new InsightBatch(found);
  }

  /**
   * Lets time pass where nothing comes. As long as records come, only they say how late it is: the
   * hub may be behind.
   */
  public synchronized InsightBatch silence() {
    underWay++;
    List<Insight> found = new ArrayList<>();
    long nowMs = clock.millis();
    if (nowMs - lastRecordsMs >= STILL_ON_ITS_WAY_MS) {
      restoreOwnPartitions();
      List.copyOf(notRestored).forEach(this::restore);
      partitions
          .values()
          .forEach(runner -> runner.silence(nowMs - STILL_ON_ITS_WAY_MS, found::add));
    }
    return new InsightBatch(found);
  }

  /**
   * What {@link #detect} or {@link #silence} found is safe, to be called once for each of them.
   * Keeps what changed, unless something else is found that is not safe yet.
   */
  public synchronized void safe() {
    underWay--;
    if (underWay == 0 && openTabs.isReady()) {
      save();
    }
  }

  /**
   * What {@link #detect} or {@link #silence} found is lost, and the same records will come again:
   * goes back to what is kept, if all was, so that it is found again.
   */
  public synchronized void lost() {
    underWay--;
    if (isAllKept && openTabs.isReady()) {
      partitions.clear();
      notRestored.clear();
      ownPartitionsKnown = false;
      sharedWindows.saved();
    }
  }

  private void save() {
    Map<Integer, OpenTabs.PartitionChanges> changes = new HashMap<>();
    partitions.forEach(
        (partition, runner) -> {
          var changed = new OpenTabs.PartitionChanges(runner.changes(), runner.forgotten());
          if (!changed.open().isEmpty() || !changed.forgotten().isEmpty()) {
            changes.put(partition, changed);
          }
        });
    var shared = sharedWindows.changes();
    isAllKept = (changes.isEmpty() && shared.isEmpty()) || openTabs.save(name, changes, shared);
    if (isAllKept) {
      partitions.values().forEach(DetectorRunner::saved);
      sharedWindows.saved();
    }
  }

  /** Records that this node never saw were another node's, and so is what is kept of their tabs. */
  private void forgetWhatOthersWentOnWith(List<KafkaRecord> records) {
    Set<Integer> seen = new HashSet<>();
    for (KafkaRecord record : records) {
      Long expected = nextOffsets.put(record.partition(), record.offset() + 1);
      boolean gap = expected != null && record.offset() > expected;
      if (seen.add(record.partition()) && gap && isAllKept && openTabs.isReady()) {
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
    if (!ownPartitionsKnown && openTabs.isReady()) {
      openTabs.partitionsOfThisNode(name).forEach(this::runner);
      ownPartitionsKnown = openTabs.isReady();
    }
  }

  private void restore(int partition) {
    DetectorRunner runner = partitions.get(partition);
    boolean done =
        openTabs.restore(
            name,
            partition,
            (id, state) -> {
              try {
                runner.restore(id, state);
              } catch (IllegalArgumentException e) {
                LOG.debug("What tab {} did is not known any more.", id, e);
              }
            });
    if (done) {
      notRestored.remove(partition);
    } else {
      notRestored.add(partition);
    }
  }

  private static SeenBatch read(KafkaRecord record, boolean customs) {
    if (record.value() == null) {
      return null;
    }
    try {
      SeenBatch batch = SeenBatch.read(record.value(), customs);
      return batch.stream().projectId().isEmpty() ? null : batch;
    } catch (IOException e) {
      return null;
    }
  }
}
