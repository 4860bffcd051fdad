package io.gosight.app;

import com.clickhouse.client.api.Client;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.replay.Replays;
import io.gosight.replay.ReplayDeletion;
import io.gosight.replay.ReplayObjects;
import io.gosight.replay.ReplayReader;
import io.gosight.replay.SessionKey;
import io.gosight.storage.StorageUnavailableException;
import java.util.List;
import java.util.function.Supplier;

/** Reads and deletes recordings for the API. Safe for use by many threads. */
final class ApiReplays implements Replays {
  private final ReplayReader reader;
  private final ReplayDeletion deletion;

  /** Recordings whose objects are there. */
  ApiReplays(Client reading, Client writing, ReplayObjects objects) {
    this.reader = new ReplayReader(reading, objects);
    this.deletion = new ReplayDeletion(writing, new ReplayReader(writing, objects), objects);
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public List<Chunk> read(
      String projectId, String sessionId, String tabId, long from, int limit, long maxBytes) {
    return tried(
        () ->
            reader.page(new SessionKey(projectId, sessionId), tabId, from, limit, maxBytes).stream()
                .map(chunk -> new Chunk(chunk.sequence(), chunk.events()))
                .toList());
  }

  @Override
  public Deleted delete(String projectId, String sessionId) {
    return tried(
        () -> {
          ReplayDeletion.Deleted deleted = deletion.delete(new SessionKey(projectId, sessionId));
          return new Deleted(deleted.chunks(), deleted.bytes(), deleted.objects());
        });
  }

  private static <T> T tried(Supplier<T> action) {
    try {
      return action.get();
    } catch (StorageUnavailableException e) {
      throw new ApiException(
          ApiErrorCode.STORAGE_UNAVAILABLE,
          "The recording's storage does not answer; try again soon.",
          e);
    }
  }
}
