package io.gosight.replay;

import com.google.protobuf.ByteString;
import io.gosight.common.Gzip;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recordings that look like those of a page, and the records that bring them. */
public final class Recordings {
  public static final long START_MS = 1_780_000_000_000L;
  private static final int CHUNK_MS = 5_000;

  private Recordings() {}

  /** The events of a chunk; 0 and every 20th hold a full snapshot. */
  public static String events(String tab, int sequence) {
    Random random = new Random(tab.hashCode() * 31L + sequence);
    StringBuilder json = new StringBuilder("[");
    if (isFull(sequence)) {
      json.append("{\"type\":2,\"data\":{\"node\":{\"type\":0,\"childNodes\":[");
      for (int i = 0; i < 200; i++) {
        json.append(i == 0 ? "" : ",")
            .append("{\"type\":2,\"tagName\":\"div\",\"attributes\":{\"class\":\"card c")
            .append(i % 7)
            .append("\"},\"id\":")
            .append(i + 10)
            .append('}');
      }
      json.append("]}},\"timestamp\":").append(startMs(sequence)).append("},");
    }
    for (int i = 0; i < 40; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"type\":3,\"data\":{\"source\":0,\"attributes\":[{\"id\":")
          .append(random.nextInt(200))
          .append(",\"attributes\":{\"style\":{\"width\":\"")
          .append(random.nextInt(1_000))
          .append("px\"}}}]},\"timestamp\":")
          .append(startMs(sequence) + i * 100L)
          .append('}');
    }
    return json.append(']').toString();
  }

  private static boolean isFull(int sequence) {
    return sequence % 20 == 0;
  }

  private static long startMs(int sequence) {
    return START_MS + (long) sequence * CHUNK_MS;
  }

  /** A chunk with those events. */
  public static ReplayChunk.Builder chunk(int sequence, String events) {
    return ReplayChunk.newBuilder()
        .setSequence(sequence)
        .setStartMs(startMs(sequence))
        .setEndMs(startMs(sequence) + CHUNK_MS)
        .setEventCount(40)
        .setFullSnapshot(isFull(sequence))
        .setEncoding(ReplayEncoding.REPLAY_ENCODING_GZIP)
        .setData(ByteString.copyFrom(Gzip.pack(events.getBytes(StandardCharsets.UTF_8))));
  }

  /** The record that brings a chunk. */
  public static KafkaRecord record(String session, String tab, ReplayChunk chunk) {
    return record(session, tab, chunk, chunk.getEndMs() + 50);
  }

  /** The record that brings a chunk at that moment. */
  static KafkaRecord record(String session, String tab, ReplayChunk chunk, long receivedAtMs) {
    EnrichedBatch batch =
        EnrichedBatch.newBuilder()
            .setProjectId("shop")
            .setReceivedAtMs(receivedAtMs)
            .setContext(
                BatchContext.newBuilder()
                    .setSessionId(session)
                    .setTabId(tab)
                    .setVisitorId("visitor"))
            .addEvents(
                Event.newBuilder()
                    .setId(tab + "-" + chunk.getSequence() + "-" + chunk.getPart())
                    .setReplayChunk(chunk))
            .build();
    return new KafkaRecord(
        "gosight.replay.chunks", 0, chunk.getSequence(), session, batch.toByteArray());
  }

  /** Records of the chunks from {@code from} to before {@code to}. */
  public static List<KafkaRecord> records(String session, String tab, int from, int to) {
    List<KafkaRecord> records = new ArrayList<>();
    for (int sequence = from; sequence < to; sequence++) {
      records.add(record(session, tab, chunk(sequence, events(tab, sequence)).build()));
    }
    return records;
  }
}
