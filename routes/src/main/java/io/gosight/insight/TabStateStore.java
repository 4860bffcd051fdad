package io.gosight.insight;

import io.gosight.host.detector.SharedWindowId;
import io.gosight.host.detector.StreamId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Keeps what detectors know of open tabs outside of this process. Nothing here throws: a result
 * says what can't be stored or read at present. Safe for use by many threads.
 */
public interface TabStateStore {
  /** Keeps nothing. */
  TabStateStore NOWHERE = new Nowhere();

  /** Whether it makes sense to try now. */
  boolean isReady();

  /** The partitions whose tabs this node kept when it last ran. */
  Set<Integer> partitionsOfThisNode(String stage);

  /**
   * Hands out the tabs of a partition.
   *
   * @param stage the detectors' name in routes
   * @param each takes a tab and its state
   * @return whether that was possible
   */
  boolean restore(String stage, int partition, BiConsumer<StreamId, byte[]> each);

  /** What was saved of a shared window; empty if nothing was, or it can't be had now. */
  Optional<byte[]> shared(SharedWindowId id);

  /**
   * Keeps what changed.
   *
   * @return whether all of it is kept
   */
  boolean save(
      String stage, Map<Integer, PartitionChanges> partitions, Map<SharedWindowId, byte[]> shared);

  /**
   * What changed in a partition.
   *
   * @param open the state of tabs
   * @param forgotten tabs of which nothing is to be kept
   */
  record PartitionChanges(Map<StreamId, byte[]> open, Set<StreamId> forgotten) {
    public PartitionChanges {
      open = Map.copyOf(open);
      forgotten = Set.copyOf(forgotten);
    }
  }

  /** For those who go without. */
  final class Nowhere implements TabStateStore {
    private Nowhere() {}

    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public Set<Integer> partitionsOfThisNode(String stage) {
      return Set.of();
    }

    @Override
    public boolean restore(String stage, int partition, BiConsumer<StreamId, byte[]> each) {
      return true;
    }

    @Override
    public Optional<byte[]> shared(SharedWindowId id) {
      return Optional.empty();
    }

    @Override
    public boolean save(
        String stage,
        Map<Integer, PartitionChanges> partitions,
        Map<SharedWindowId, byte[]> shared) {
      return false;
    }
  }
}
