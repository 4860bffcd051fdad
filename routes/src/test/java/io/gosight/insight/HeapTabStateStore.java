package io.gosight.insight;

import io.gosight.host.detector.SharedWindowId;
import io.gosight.host.detector.StreamId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Keeps open tabs where a test can see them, and can be away. */
final class HeapTabStateStore implements TabStateStore {
  final Map<Integer, Map<StreamId, byte[]>> tabs = new HashMap<>();
  private final Map<SharedWindowId, byte[]> shared = new HashMap<>();
  boolean away;
  int saves;

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public Set<Integer> partitionsOfThisNode(String stage) {
    return away ? Set.of() : new TreeSet<>(tabs.keySet());
  }

  @Override
  public boolean restore(String stage, int partition, BiConsumer<StreamId, byte[]> each) {
    if (!away) {
      Map.copyOf(tabs.getOrDefault(partition, Map.of())).forEach(each);
    }
    return !away;
  }

  @Override
  public Optional<byte[]> shared(SharedWindowId id) {
    return away ? Optional.empty() : Optional.ofNullable(shared.get(id));
  }

  @Override
  public boolean save(
      String stage,
      Map<Integer, PartitionChanges> partitions,
      Map<SharedWindowId, byte[]> windows) {
    if (away) {
      return false;
    }
    saves++;
    partitions.forEach(
        (partition, changes) -> {
          Map<StreamId, byte[]> open =
              tabs.computeIfAbsent(partition, number -> new LinkedHashMap<>());
          open.putAll(changes.open());
          open.keySet().removeAll(changes.forgotten());
        });
    shared.putAll(windows);
    return true;
  }
}
