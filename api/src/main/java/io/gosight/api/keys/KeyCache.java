package io.gosight.api.keys;

import java.util.List;

/** The write keys that ingest nodes have cached. Safe for use by many threads. */
@FunctionalInterface
public interface KeyCache {
  /**
   * Forgets keys, so that every node looks them up again within seconds. It does nothing if the
   * cache is unavailable; then they expire on their own.
   *
   * @param hashes the keys' SHA-256
   */
  void forget(List<byte[]> hashes);
}
