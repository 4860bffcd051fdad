package io.gosight.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.ingest.DecodedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.EncodedBatch;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.PageRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Batches and events as a page sends them. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");
  public static final String WRITE_KEY = "gsw_0123456789abcdefghijkl";

  private Samples() {}

  public static Event pageView(String id) {
    return Event.newBuilder()
        .setId(id)
        .setTimeMs(NOW.toEpochMilli())
        .setPageView(PageView.getDefaultInstance())
        .build();
  }

  public static Event custom(String id, String name, String properties) {
    return Event.newBuilder()
        .setId(id)
        .setCustom(Custom.newBuilder().setName(name).setPropertiesJson(properties))
        .build();
  }

  public static Event jsError(String id) {
    return Event.newBuilder()
        .setId(id)
        .setJsError(JsError.newBuilder().setType("TypeError").setMessage("x is undefined"))
        .build();
  }

  public static Event replayChunk(String id) {
    return Event.newBuilder()
        .setId(id)
        .setReplayChunk(
            ReplayChunk.newBuilder()
                .setEncoding(ReplayEncoding.REPLAY_ENCODING_JSON)
                .setData(ByteString.copyFromUtf8("[]")))
        .build();
  }

  public static EventBatch batch(Event... events) {
    return EventBatch.newBuilder()
        .setBatchId("b1")
        .setContext(context())
        .addAllEvents(List.of(events))
        .build();
  }

  public static EventBatch batchOf(int events) {
    return batch(IntStream.range(0, events).mapToObj(i -> pageView("e" + i)).toArray(Event[]::new));
  }

  public static BatchContext context() {
    return BatchContext.newBuilder().setSessionId("s1").setVisitorId("v1").build();
  }

  public static EnrichedBatch enriched(String project, Event... events) {
    return EnrichedBatch.newBuilder()
        .setProjectId(project)
        .setReceivedAtMs(NOW.toEpochMilli())
        .setContext(context())
        .addAllEvents(List.of(events))
        .build();
  }

  /** A request by HTTP with that body, key in its header. */
  public static Submission http(byte[] body, String contentType, String contentEncoding) {
    return new Submission(
        IngestProtocol.HTTP,
        body,
        null,
        contentType,
        contentEncoding,
        WRITE_KEY,
        null,
        "203.0.113.7",
        null,
        NOW);
  }

  /** A batch that the transport has decoded already. */
  public static Submission decoded(EventBatch batch, String key, String origin) {
    return new Submission(
        IngestProtocol.GRPC,
        null,
        encoded(batch),
        null,
        null,
        key,
        origin,
        "203.0.113.7",
        null,
        NOW);
  }

  /** A batch that the hub has read, by gRPC. */
  public static DecodedBatch read(EventBatch batch, String key, String origin) {
    return new DecodedBatch(
        decoded(batch, key, origin),
        batch.getBatchId(),
        Encoded.of(batch.getContext()),
        received(batch.getEventsList()),
        List.of(),
        List.of());
  }

  public static List<Encoded<Event>> received(List<Event> events) {
    return events.stream().map(Encoded::of).toList();
  }

  private static EncodedBatch encoded(EventBatch batch) {
    try {
      return EncodedBatch.parseFrom(batch.toByteString());
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** What a detector has found in the session {@code s1} of the project {@code shop}. */
  public static Insight insight() {
    return new Insight(
        "i1",
        "rage-click",
        1,
        Severity.HIGH,
        "shop",
        "s1",
        "t1",
        0,
        0,
        0,
        PageRef.NONE,
        "#buy",
        "f",
        "Rage.",
        Map.of(),
        List.of(),
        Map.of());
  }
}
