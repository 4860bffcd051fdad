package io.gosight.kafka;

import java.util.Set;

/**
 * Learns which partitions of a topic this process owns, so that what is kept for one of them can
 * follow it. Called by the polling thread, which meanwhile holds up the group: implementations
 * return within seconds and never throw.
 */
public interface PartitionListener {
  /** Learns nothing. */
  PartitionListener NONE = new Ignoring();

  /** These partitions are this process's from now on. */
  void assigned(Set<Integer> partitions);

  /** These partitions go to another process as soon as this returns. */
  void revoked(Set<Integer> partitions);

  /** These partitions have been another process's for some time already. */
  void lost(Set<Integer> partitions);

  /** For consumers that keep nothing. */
  final class Ignoring implements PartitionListener {
    private Ignoring() {}

    @Override
    public void assigned(Set<Integer> partitions) {}

    @Override
    public void revoked(Set<Integer> partitions) {}

    @Override
    public void lost(Set<Integer> partitions) {}
  }
}
