package io.gosight.tests.fault;

import com.google.protobuf.ByteString;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A session's recording as pages send it, in which every recorded event has an id of its own.
 * Immutable.
 *
 * @param session the session's id
 */
record SentRecording(String session) {
  static final List<String> TABS = List.of("a", "b");
  private static final int CHUNKS = 6;
  private static final int EVENTS = 5;
  private static final int IN_PIECES = 3;
  private static final int PIECES = 3;
  private static final int FILLING_BYTES = 4_000;

  /** The ids of all events of a tab, in their order. */
  List<String> ids(String tab) {
    List<String> ids = new ArrayList<>();
    for (int sequence = 0; sequence < CHUNKS; sequence++) {
      ids.addAll(ids(tab, sequence));
    }
    return ids;
  }

  private List<String> ids(String tab, int sequence) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      ids.add(session + "-" + tab + "-" + sequence + "-" + i);
    }
    return ids;
  }

  /** How many chunks it has in all tabs. */
  int chunks() {
    return TABS.size() * CHUNKS;
  }

  /** The batches that bring it, in their order; one chunk of each tab comes in pieces. */
  List<EventBatch> batches() throws IOException {
    List<EventBatch> batches = new ArrayList<>();
    for (String tab : TABS) {
      for (int sequence = 0; sequence < CHUNKS; sequence++) {
        for (ReplayChunk chunk : pieces(tab, sequence)) {
          batches.add(batch(tab, chunk));
        }
      }
    }
    return batches;
  }

  private EventBatch batch(String tab, ReplayChunk chunk) {
    return EventBatch.newBuilder()
        .setContext(
            BatchContext.newBuilder()
                .setSessionId(session)
                .setTabId(tab)
                .setVisitorId("visitor")
                .setSentAtMs(System.currentTimeMillis()))
        .addEvents(
            Event.newBuilder()
                .setId(session + tab + chunk.getSequence() + "-" + chunk.getPart())
                .setTimeMs(chunk.getStartMs())
                .setReplayChunk(chunk))
        .build();
  }

  private List<ReplayChunk> pieces(String tab, int sequence) throws IOException {
    byte[] data = Batches.gzip(json(tab, sequence).getBytes(StandardCharsets.UTF_8));
    long start = System.currentTimeMillis() - 60_000 + sequence * 5_000L;
    ReplayChunk.Builder chunk =
        ReplayChunk.newBuilder()
            .setSequence(sequence)
            .setStartMs(start)
            .setEndMs(start + 5_000)
            .setEventCount(EVENTS)
            .setFullSnapshot(sequence == 0)
            .setEncoding(ReplayEncoding.REPLAY_ENCODING_GZIP);
    int parts = sequence == IN_PIECES ? PIECES : 1;
    List<ReplayChunk> pieces = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = data.length * part / parts;
      int to = data.length * (part + 1) / parts;
      pieces.add(
          chunk
              .setPart(part)
              .setParts(parts)
              .setData(ByteString.copyFrom(data, from, to - from))
              .build());
    }
    return pieces;
  }

  private String json(String tab, int sequence) {
    Random random = new Random(session.hashCode() * 31L + sequence);
    StringBuilder events = new StringBuilder();
    for (String id : ids(tab, sequence)) {
      StringBuilder filling = new StringBuilder();
      while (filling.length() < FILLING_BYTES) {
        filling.append(Long.toString(random.nextLong(), 36)).append(' ');
      }
      events
          .append(events.length() == 0 ? "[" : ",")
          .append("{\"type\":5,\"timestamp\":1,\"data\":{\"tag\":\"test\",\"payload\":{\"id\":\"")
          .append(id)
          .append("\",\"filling\":\"")
          .append(filling)
          .append("\"}}}");
    }
    return events.append(']').toString();
  }
}
