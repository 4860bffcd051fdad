package io.gosight.api.replay;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;

/**
 * Some chunks of a tab.
 *
 * @param tabId the tab
 * @param chunks the chunks in their order
 * @param next the sequence of the chunk after them; null at the end
 */
public record ChunkPage(String tabId, List<Item> chunks, Long next) {
  /** Keeps a copy. */
  public ChunkPage {
    chunks = List.copyOf(chunks);
  }

  /**
   * A chunk.
   *
   * @param sequence its number
   * @param offsetMs what to add to the times in the events to get the hub's
   * @param events a JSON array of rrweb events, which was checked when it was stored
   */
  public record Item(long sequence, long offsetMs, @JsonRawValue String events) {}
}
