package io.gosight.replay;

import com.clickhouse.client.api.Client;
import com.google.protobuf.ByteString;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.storage.ClickHouseQuery;
import io.gosight.storage.RowBinary;
import io.gosight.storage.RowBlock;
import io.gosight.storage.RowInserts;
import io.gosight.storage.RowIsolation;
import io.gosight.storage.StorageUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Joins chunks that came in pieces. Pieces whose others are not in the same batch wait in a table,
 * so that a crash loses none of them. Safe for use by many threads.
 */
public final class ReplayPieces {
  private static final String TABLE = "replay_parts";
  private static final List<String> COLUMNS =
      List.of("project_id", "session_id", "tab_id", "sequence", "part", "received_at", "payload");

  private final RowInserts inserts;
  private final Client client;
  private final Clock clock;
  private final ClickHouseQuery stored = ClickHouseQuery.of("replay/pieces");

  private record ChunkKey(TabKey tab, int sequence) {}

  /** Keeps pieces there. */
  public ReplayPieces(RowInserts inserts, Client client, Clock clock) {
    this.inserts = inserts;
    this.client = client;
    this.clock = clock;
  }

  /**
   * The batch with whole chunks only.
   *
   * @throws StorageUnavailableException if ClickHouse can't keep pieces now
   */
  public ReplayBatch join(ReplayBatch batch) {
    Map<ChunkKey, Map<Integer, ReceivedChunk>> open = new LinkedHashMap<>();
    List<ReceivedChunk> whole = new ArrayList<>();
    for (ReceivedChunk chunk : batch.chunks()) {
      if (!chunk.isPiece()) {
        whole.add(chunk);
        continue;
      }
      ChunkKey key = new ChunkKey(chunk.tab(), chunk.chunk().getSequence());
      Map<Integer, ReceivedChunk> pieces = open.computeIfAbsent(key, k -> new TreeMap<>());
      pieces.putIfAbsent(chunk.chunk().getPart(), chunk);
      if (pieces.size() == chunk.chunk().getParts()) {
        whole.add(joined(pieces.values()));
        open.remove(key);
      }
    }
    List<DeadLetter> letters = new ArrayList<>(batch.deadLetters());
    if (!open.isEmpty()) {
      keep(open.values().stream().flatMap(pieces -> pieces.values().stream()).toList(), letters);
      open.forEach((key, pieces) -> complete(key, pieces, whole));
    }
    return new ReplayBatch(whole, letters);
  }

  private void keep(List<ReceivedChunk> pieces, List<DeadLetter> letters) {
    RowBinary rows = new RowBinary();
    int[] starts = new int[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      ReceivedChunk piece = pieces.get(i);
      rows.string(piece.tab().project())
          .string(piece.tab().session())
          .string(piece.tab().tab())
          .int32(piece.chunk().getSequence())
          .int32(piece.chunk().getPart())
          .int64(piece.batch().getReceivedAtMs())
          .bytes(piece.batch().toByteArray());
      starts[i + 1] = rows.size();
    }
    RowIsolation.insert(
        inserts,
        TABLE,
        COLUMNS,
        new RowBlock(rows.toByteArray(), starts),
        (row, refusal) ->
            letters.add(ReplayStore.unstorable(pieces.get(row), clock.instant(), refusal)));
  }

  private void complete(ChunkKey key, Map<Integer, ReceivedChunk> came, List<ReceivedChunk> whole) {
    ReceivedChunk last = came.values().iterator().next();
    Map<Integer, ReceivedChunk> pieces = new TreeMap<>();
    stored.read(
        client,
        Map.of(
            "project", key.tab().project(),
            "session", key.tab().session(),
            "tab", key.tab().tab(),
            "sequence", Integer.toString(key.sequence())),
        row -> {
          EnrichedBatch batch = EnrichedBatch.parseFrom(row.bytes());
          ReceivedChunk piece = new ReceivedChunk(key.tab(), last.source(), batch);
          pieces.put(piece.chunk().getPart(), piece);
        });
    if (pieces.size() == last.chunk().getParts()) {
      whole.add(joined(pieces.values()));
    }
  }

  private static ReceivedChunk joined(Collection<ReceivedChunk> pieces) {
    ByteString data =
        ByteString.copyFrom(pieces.stream().map(piece -> piece.chunk().getData()).toList());
    ReceivedChunk first = pieces.iterator().next();
    ReplayChunk chunk = first.chunk().toBuilder().setData(data).setPart(0).setParts(1).build();
    return first.whole(chunk);
  }
}
