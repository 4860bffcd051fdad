package io.gosight.ingest.wire;

import static io.gosight.ingest.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import io.gosight.ingest.DecodedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.ingest.UnreadableEvent;
import io.gosight.proto.v1.EncodedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.testing.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchDecoderTest {
  private static final IngestLimits LIMITS = new IngestLimits(4_096, 20, 3, 100, 1_000, 4);
  private static final EventBatch BATCH = Samples.batchOf(2);

  private final BatchDecoder decoder = new BatchDecoder(LIMITS);

  private EventBatch decode(byte[] body, String type, String encoding) {
    return whole(decoder.decode(Samples.http(body, type, encoding)));
  }

  /** The batch again, put together of what was read and of its events' bytes. */
  private static EventBatch whole(DecodedBatch decoded) {
    return EventBatch.newBuilder()
        .setBatchId(decoded.batchId())
        .setContext(decoded.context().message())
        .addAllEvents(decoded.events().stream().map(Encoded::message).toList())
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-protobuf",
        "application/protobuf",
        "application/octet-stream",
        "text/plain",
        "Application/X-Protobuf; charset=binary"
      })
  void readsProtobuf(String type) {
    assertThat(decode(BATCH.toByteArray(), type, null)).isEqualTo(BATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/plain"})
  void readsJson(String type) throws IOException {
    byte[] json = JsonFormat.printer().print(BATCH).getBytes(UTF_8);
    assertThat(decode(json, type, null)).isEqualTo(BATCH);
  }

  @Test
  void readsPackedBodies() {
    assertThat(decode(Samples.gzip(BATCH.toByteArray()), "application/x-protobuf", "gzip"))
        .isEqualTo(BATCH);
    assertThat(decode(BATCH.toByteArray(), "application/x-protobuf", "identity")).isEqualTo(BATCH);
  }

  @Test
  void ignoresJsonFieldsOfLaterVersions() {
    String json = "{\"batchId\":\"b\",\"fromTheFuture\":{\"a\":[1]},\"events\":[{\"id\":\"e\"}]}";
    assertThat(decode(json.getBytes(UTF_8), "application/json", null).getBatchId()).isEqualTo("b");
  }

  @Test
  void namesJsonFieldsThatItDoesNotKnow() {
    String json =
        """
        {"writeKey": "k", "verison": 1,
         "context": {"sessionId": "s", "sesion": "s", "screen": {"widht": 1}},
         "events": [{"id": "a", "pageVeiw": {}}, {"id": "b", "pageVeiw": {}}]}
        """;
    assertThat(
            decoder
                .decode(Samples.http(json.getBytes(UTF_8), "application/json", null))
                .unknownFields())
        .containsExactly("verison", "context.sesion", "screen.widht", "events.pageVeiw");
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 100; i++) {
      many.append("\"x").append(i).append("\": 1, ");
    }
    many.append("\"events\": [{}]}");
    assertThat(
            decoder
                .decode(Samples.http(many.toString().getBytes(UTF_8), "application/json", null))
                .unknownFields())
        .hasSize(20);
  }

  @Test
  void refusesJsonWithSomethingAfterTheBatch() {
    String twice = "{\"events\":[{\"id\":\"a\"}]}{\"events\":[{\"id\":\"b\"}]}";
    assertRefused(
        IngestError.MALFORMED_BODY, () -> decode(twice.getBytes(UTF_8), "application/json", null));
  }

  @Test
  void refusesWhatIsNotTheTypeItSays() {
    assertRefused(
        IngestError.MALFORMED_BODY, () -> decode("{]".getBytes(UTF_8), "application/json", null));
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> decode(new byte[] {'{', (byte) 0xff, '}'}, "application/json", null));
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> decode("{\"events\":7}".getBytes(UTF_8), "application/json", null));
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> decode("hello".getBytes(UTF_8), "application/x-protobuf", null));
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> decode(BATCH.toByteArray(), "application/x-protobuf", "gzip"));
  }

  @Test
  void refusesBodiesThatAreCutOff() {
    byte[] whole = BATCH.toByteArray();
    byte[] packed = Samples.gzip(whole);
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> decode(Arrays.copyOf(whole, whole.length - 1), "application/x-protobuf", null));
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> decode(Arrays.copyOf(packed, packed.length - 9), "application/x-protobuf", "gzip"));
  }

  @Test
  void refusesUnknownTypesAndNamesTheChoices() {
    assertThat(
            assertRefused(
                IngestError.UNSUPPORTED_MEDIA_TYPE,
                () -> decode(BATCH.toByteArray(), "text/html", null)))
        .hasMessageContaining("application/json");
    assertRefused(
        IngestError.UNSUPPORTED_MEDIA_TYPE, () -> decode(BATCH.toByteArray(), null, null));
    assertThat(
            assertRefused(
                IngestError.UNSUPPORTED_MEDIA_TYPE,
                () -> decode(BATCH.toByteArray(), "text/plain", "br")))
        .hasMessageContaining("gzip");
  }

  @Test
  void refusesWhatIsLargerThanAllowed() {
    assertRefused(
        IngestError.TOO_LARGE, () -> decode(new byte[4_097], "application/x-protobuf", null));
  }

  @Test
  void stopsAtTheLimitWhenAPackedBodyGrows() {
    byte[] bomb = Samples.gzip(new byte[64 << 20]);
    assertRefused(IngestError.TOO_LARGE, () -> decode(bomb, "application/x-protobuf", "gzip"));
  }

  @Test
  void refusesBodiesThatGrowTooManyTimes() {
    BatchDecoder roomy = new BatchDecoder(new IngestLimits(16 << 20, 20, 3, 100, 1_000, 4));
    byte[] bomb = Samples.gzip(new byte[1 << 20]);
    assertThat(
            assertRefused(
                IngestError.TOO_LARGE,
                () -> roomy.decode(Samples.http(bomb, "application/x-protobuf", "gzip"))))
        .hasMessageContaining("20 times");
  }

  @Test
  void refusesDeepNesting() {
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> decode("{\"a\":".repeat(800).getBytes(UTF_8), "application/json", null));
    BatchDecoder roomy = new BatchDecoder(IngestLimits.DEFAULT);
    byte[] deep = ("{\"a\":" + "[".repeat(500_000)).getBytes(UTF_8);
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> roomy.decode(Samples.http(deep, "application/json", null)));
  }

  @Test
  void keepsTheBytesOfEachEventAsTheyCame() throws IOException {
    // In another order than an encoder writes them, and with a field of a later version.
    ByteString bytes =
        Event.newBuilder()
            .setPageIndex(1)
            .build()
            .toByteString()
            .concat(Event.newBuilder().setId("e").build().toByteString())
            .concat(ByteString.copyFrom(new byte[] {(byte) 0xf8, 0x7f, 1}));
    byte[] body = EncodedBatch.newBuilder().addEvents(bytes).build().toByteArray();
    assertThat(decoder.decode(Samples.http(body, "application/x-protobuf", null)).events())
        .containsExactly(new Encoded<>(Event.parseFrom(bytes), bytes));
  }

  @Test
  void rejectsOnlyTheEventThatCanNotBeRead() {
    byte[] body =
        BATCH
            .toByteString()
            .concat(
                EncodedBatch.newBuilder()
                    .addEvents(ByteString.copyFromUtf8("\n?"))
                    .build()
                    .toByteString())
            .toByteArray();
    DecodedBatch decoded = decoder.decode(Samples.http(body, "application/x-protobuf", null));
    assertThat(decoded.events()).extracting(Encoded::message).isEqualTo(BATCH.getEventsList());
    assertThat(decoded.unreadable())
        .singleElement()
        .returns(2, UnreadableEvent::index)
        .returns(RejectionReason.REJECTION_REASON_MALFORMED, event -> event.rejection().reason());
  }

  @Test
  void anEncodedBatchIsAnEventBatchOnTheWire() {
    assertThat(EncodedBatch.getDescriptor().getFields())
        .extracting(field -> field.getNumber() + " " + field.getName())
        .isEqualTo(
            EventBatch.getDescriptor().getFields().stream()
                .map(field -> field.getNumber() + " " + field.getName())
                .toList());
  }

  @Test
  void refusesNestedProtobufGroups() {
    byte[] groups = new byte[1_000];
    Arrays.fill(groups, (byte) ((100 << 3 | 3) & 0x7f));
    assertRefused(IngestError.MALFORMED_BODY, () -> decode(groups, "application/x-protobuf", null));
  }

  @Test
  void refusesEmptyBatchesAndTooManyEvents() {
    assertRefused(
        IngestError.EMPTY_BATCH, () -> decode(new byte[0], "application/x-protobuf", null));
    assertThat(
            assertRefused(
                IngestError.TOO_MANY_EVENTS,
                () -> decode(Samples.batchOf(4).toByteArray(), "application/x-protobuf", null)))
        .hasMessageContaining("3 events");
    assertRefused(
        IngestError.TOO_MANY_EVENTS,
        () -> decoder.decode(Samples.decoded(Samples.batchOf(4), null, null)));
  }

  @Test
  void readsGrpcWebWhateverItsContentTypeSays() {
    byte[] frame = GrpcWebFrames.wrap(BATCH.toByteArray(), 0, null);
    int message = 5 + BATCH.getSerializedSize();
    assertThat(whole(decoder.decode(grpcWeb(Arrays.copyOf(frame, message))))).isEqualTo(BATCH);
  }

  @Test
  void holdsPackedGrpcWebFramesToTheSameLimits() {
    byte[] bomb = Samples.gzip(new byte[64 << 20]);
    byte[] frame =
        ByteBuffer.allocate(5 + bomb.length).put((byte) 1).putInt(bomb.length).put(bomb).array();
    BatchDecoder roomy = new BatchDecoder(IngestLimits.DEFAULT);
    assertRefused(IngestError.TOO_LARGE, () -> roomy.decode(grpcWeb(frame)));
  }

  private static Submission grpcWeb(byte[] body) {
    return new Submission(
        IngestProtocol.GRPC_WEB,
        body,
        null,
        "text/html",
        null,
        null,
        null,
        null,
        null,
        Samples.NOW);
  }
}
