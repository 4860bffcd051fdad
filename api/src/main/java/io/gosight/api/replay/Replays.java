package io.gosight.api.replay;

import io.gosight.api.error.ApiException;
import java.util.List;

/**
 * The recordings of all projects, hot or cold. Implementations are safe for use by many threads.
 */
public interface Replays {
  /** Whether this hub records at all. */
  boolean enabled();

  /**
   * Reads chunks of a tab in their order, each once; those that can't be unpacked are left out.
   *
   * @param from the least sequence
   * @param limit the most chunks, at least 1
   * @param maxBytes ends after the chunk with which this many unpacked bytes are reached
   * @return the chunks; empty if there are none from there on
   * @throws ApiException if a store is unavailable
   */
  List<Chunk> read(
      String projectId, String sessionId, String tabId, long from, int limit, long maxBytes);

  /**
   * Deletes a session's recording for good; what still comes of it is dropped.
   *
   * @throws ApiException if a store is unavailable
   */
  Deleted delete(String projectId, String sessionId);

  /**
   * A chunk.
   *
   * @param sequence its number in the tab's recording
   * @param events a JSON array of rrweb events
   */
  record Chunk(long sequence, byte[] events) {}

  /**
   * What was deleted.
   *
   * @param chunks how many chunks
   * @param bytes how many stored bytes in all stores
   * @param objects how many objects in object storage
   */
  record Deleted(long chunks, long bytes, long objects) {}

  /** The recordings of a hub that records nothing. */
  static Replays none() {
    return new Replays() {
      @Override
      public boolean enabled() {
        return false;
      }

      @Override
      public List<Chunk> read(
          String projectId, String sessionId, String tabId, long from, int limit, long maxBytes) {
        return List.of();
      }

      @Override
      public Deleted delete(String projectId, String sessionId) {
        return new Deleted(0, 0, 0);
      }
    };
  }
}
