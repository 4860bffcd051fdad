package io.gosight.api;

import io.gosight.api.replay.Replays;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Has any chunk that is asked for, up to sequence 4, and notes what is deleted. */
final class StubReplays implements Replays {
  private final List<String> deleted = new ArrayList<>();

  List<String> deleted() {
    return deleted;
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public List<Chunk> read(
      String projectId, String sessionId, String tabId, long from, int limit, long maxBytes) {
    List<Chunk> chunks = new ArrayList<>();
    for (long sequence = from; sequence <= 4 && chunks.size() < limit; sequence++) {
      if (sequence != 2) {
        String events = "[{\"type\":3,\"timestamp\":" + sequence + "}]";
        chunks.add(new Chunk(sequence, events.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return chunks;
  }

  @Override
  public Deleted delete(String projectId, String sessionId) {
    deleted.add(projectId + "/" + sessionId);
    return new Deleted(4, 400, 1);
  }
}
