package io.gosight.replay;

import com.clickhouse.client.api.Client;
import io.gosight.storage.ClickHouseStatements;
import io.gosight.storage.StorageUnavailableException;
import java.util.List;

/** Deletes recordings for good, in both stores. Safe for use by many threads. */
public final class ReplayDeletion {
  private final ClickHouseStatements writer;
  private final ReplayReader reader;
  private final ReplayObjects objects;

  /**
   * What was deleted.
   *
   * @param chunks how many chunks
   * @param bytes how many stored bytes in all stores
   * @param objects how many objects in object storage
   */
  public record Deleted(long chunks, long bytes, long objects) {}

  /** Deletes there. */
  public ReplayDeletion(Client writer, ReplayReader reader, ReplayObjects objects) {
    this.writer = new ClickHouseStatements(writer);
    this.reader = reader;
    this.objects = objects;
  }

  /**
   * Deletes a session's recording. It is noted first, so that chunks that are still on their way
   * are dropped; a repeated call finishes one that was cut off.
   *
   * @throws StorageUnavailableException if a store does not answer
   */
  public Deleted delete(SessionKey session) {
    String where = "(project_id, session_id) = " + session.literal();
    writer.execute(
        "INSERT INTO replay_deletions SELECT tupleElement(session, 1), tupleElement(session, 2), now()"
            + " FROM (SELECT "
            + session.literal()
            + " AS session)");
    List<HotChunk> hot = reader.hot(session);
    ArchivedSession archived = reader.archived(session).orElse(null);
    long chunks = hot.size();
    long bytes = hot.stream().mapToLong(HotChunk::storedBytes).sum();
    if (archived != null) {
      objects.delete(archived.key());
      chunks += archived.chunks().size();
      bytes += archived.bytes();
    }
    for (String table : List.of("replay_chunks", "replay_parts", "replay_objects")) {
      writer.execute(
          "ALTER TABLE " + table + " DELETE WHERE " + where + " SETTINGS mutations_sync = 2");
    }
    return new Deleted(chunks, bytes, archived == null ? 0 : 1);
  }
}
