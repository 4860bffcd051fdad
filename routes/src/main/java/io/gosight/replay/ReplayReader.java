package io.gosight.replay;

import com.clickhouse.client.api.Client;
import io.gosight.replay.ArchivedSession.ArchivedChunk;
import io.gosight.storage.StorageUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads recordings chunk by chunk, wherever they are: a session may have chunks in ClickHouse and
 * in an object, and some in both. Safe for use by many threads.
 */
public final class ReplayReader {
  private final HotChunks hot;
  private final ColdChunks cold;

  /** Reads from there. */
  public ReplayReader(Client client, ReplayObjects objects) {
    this.hot = new HotChunks(client);
    this.cold = new ColdChunks(client, objects);
  }

  /** A chunk and where it is; one of both is null. */
  private record Place(HotChunk hot, ArchivedChunk cold) {
    /** Whether the next chunk can be unpacked in the same pass. */
    boolean continuesWith(Place next) {
      if (hot != null) {
        return next.hot() != null
            && hot.frame() == next.hot().frame()
            && hot.position() < next.hot().position();
      }
      return next.hot() == null && cold.segment() == next.cold().segment();
    }
  }

  /**
   * Hands on the chunks of a tab in their order, each once.
   *
   * @param from the least sequence
   * @throws StorageUnavailableException if a store does not answer
   */
  void read(SessionKey session, String tab, long from, ChunkSink sink) {
    Optional<ArchivedSession> archived = cold.of(session);
    Map<Long, Place> places = new TreeMap<>();
    archived.ifPresent(
        object ->
            object.chunks().stream()
                .filter(chunk -> isWanted(chunk.info(), tab, from))
                .forEach(chunk -> places.put(chunk.info().sequence(), new Place(null, chunk))));
    hot.of(session).stream()
        .filter(chunk -> isWanted(chunk.info(), tab, from))
        .forEach(chunk -> places.put(chunk.info().sequence(), new Place(chunk, null)));
    try {
      List<Place> run = new ArrayList<>();
      for (Place place : places.values()) {
        if (!run.isEmpty() && !run.get(run.size() - 1).continuesWith(place)) {
          if (!read(session, archived, run, sink)) {
            return;
          }
          run.clear();
        }
        run.add(place);
      }
      if (!run.isEmpty()) {
        read(session, archived, run, sink);
      }
    } catch (IOException e) {
      throw new StorageUnavailableException("A recording can't be read.", e);
    }
  }

  private static boolean isWanted(ChunkInfo chunk, String tab, long from) {
    return chunk.tab().equals(tab) && chunk.sequence() >= from;
  }

  private boolean read(
      SessionKey session, Optional<ArchivedSession> archived, List<Place> run, ChunkSink sink)
      throws IOException {
    return run.get(0).hot() == null
        ? cold.read(archived.orElseThrow(), run.stream().map(Place::cold).toList(), sink)
        : hot.read(session, run.stream().map(Place::hot).toList(), sink);
  }

  /** The session's chunks in ClickHouse, each once. */
  List<HotChunk> hot(SessionKey session) {
    return hot.of(session);
  }

  /** The session's object. */
  Optional<ArchivedSession> archived(SessionKey session) {
    return cold.of(session);
  }

  /**
   * Some chunks of a tab.
   *
   * @param from the least sequence
   * @param limit the most chunks, at least 1
   * @param maxBytes ends after the chunk with which this many unpacked bytes are reached
   * @throws StorageUnavailableException if a store does not answer
   */
  public List<StoredChunk> page(
      SessionKey session, String tab, long from, int limit, long maxBytes) {
    List<StoredChunk> page = new ArrayList<>();
    long[] bytes = new long[1];
    read(
        session,
        tab,
        from,
        (info, events) -> {
          page.add(new StoredChunk(info.sequence(), events));
          bytes[0] += events.length;
          return page.size() < limit && bytes[0] < maxBytes;
        });
    return page;
  }

  /**
   * A chunk as it was recorded.
   *
   * @param sequence its number
   * @param events a JSON array of rrweb events
   */
  public record StoredChunk(long sequence, byte[] events) {}
}
