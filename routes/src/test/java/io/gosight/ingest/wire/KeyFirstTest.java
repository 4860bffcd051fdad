package io.gosight.ingest.wire;

import static io.gosight.ingest.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.EventBatch;
import io.gosight.testing.Samples;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The write key is found without decoding events. */
class KeyFirstTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final BatchDecoder decoder = new BatchDecoder(IngestLimits.DEFAULT);

  private static Submission withoutKey(byte[] body, String type, String encoding) {
    return Samples.http(body, type, encoding).withKey(null);
  }

  private String key(byte[] body, String type, String encoding) {
    return decoder.readKey(withoutKey(body, type, encoding)).key();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"writeKey\":\"k\",\"events\":[]}",
        "{\"events\":[{\"id\":[[]],\"writeKey\":\"other\"}],\"write_key\":\"k\"}",
        "\ufeff \r\n\t{\"a\":1e99999,\"b\":[1,{}],\"writeKey\":\"k\"}"
      })
  void findsTheKeyInJson(String json) {
    assertThat(key(json.getBytes(UTF_8), "application/json", null)).isEqualTo("k");
    assertThat(key(Samples.gzip(json.getBytes(UTF_8)), "text/plain", "x-gzip")).isEqualTo("k");
  }

  @Test
  void findsTheKeyInProtobufWhereverItStands() {
    byte[] first = Samples.batchOf(2).toBuilder().setWriteKey("k").build().toByteArray();
    byte[] last =
        Samples.batchOf(2)
            .toByteString()
            .concat(EventBatch.newBuilder().setWriteKey("k").build().toByteString())
            .toByteArray();
    assertThat(key(first, "application/x-protobuf", null)).isEqualTo("k");
    assertThat(key(last, "application/x-protobuf", null)).isEqualTo("k");
  }

  @Test
  void doesNotLookIntoTheBodyOfARequestThatNamesItsKey() {
    Submission garbage = Samples.http("{]".getBytes(UTF_8), "application/json", "gzip");
    assertThat(decoder.readKey(garbage)).isSameAs(garbage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"page_index\":1e4000000}",
        "{\"events\":[{\"id\":\"a\",\"page_index\":1e4000000}]}",
        "{\"events\":[{\"id\":\"a\",\"page_index\":\"1e4000000\"}]}"
      })
  void neverExpandsANumber(String json) {
    Submission submission = withoutKey(json.getBytes(UTF_8), "application/json", null);
    assertTimeoutPreemptively(SHORT, () -> assertThat(decoder.readKey(submission).key()).isNull());
    assertTimeoutPreemptively(
        SHORT,
        () -> {
          try {
            assertThat(decoder.decode(submission).events()).isEmpty();
          } catch (IngestException e) {
            assertThat(e.error()).isEqualTo(IngestError.EMPTY_BATCH);
          }
        });
  }

  @Test
  void stopsAtTheFirstListThatIsTooLong() {
    String mouse =
        "{\"events\":[{\"id\":\"m\",\"mouse\":{\"dt_ms\":[1"
            + ",1".repeat(400_000)
            + "]}},{\"id\":\"n\",\"page_view\":{}}]}";
    var batch = decoder.decode(Samples.http(mouse.getBytes(UTF_8), "application/json", null));
    assertThat(batch.unreadable()).singleElement().returns("m", event -> event.id());
    assertThat(batch.events()).singleElement().returns("n", event -> event.message().getId());
  }

  @Test
  void countsEventsBeforeItDecodesThem() {
    String many = "{\"events\":[" + "{},".repeat(500) + "{},x";
    assertRefused(
        IngestError.TOO_MANY_EVENTS,
        () -> decoder.decode(Samples.http(many.getBytes(UTF_8), "application/json", null)));
    byte[] empty = new byte[100_000];
    for (int i = 0; i < empty.length; i += 2) {
      empty[i] = 0x22;
    }
    assertRefused(
        IngestError.TOO_MANY_EVENTS,
        () -> decoder.decode(Samples.http(empty, "application/x-protobuf", null)));
  }

  @Test
  void readsGrpcWebText() {
    EventBatch batch = Samples.batchOf(2).toBuilder().setWriteKey("k").build();
    byte[] message = batch.toByteArray();
    byte[] frames = GrpcWebFrames.wrap(message, 0, null);
    byte[] frame = Arrays.copyOf(frames, 5 + message.length);
    // Two parts, each with its own padding, as the protocol allows.
    byte[] head = GrpcWebText.encode(Arrays.copyOf(frame, 10));
    byte[] tail = GrpcWebText.encode(Arrays.copyOfRange(frame, 10, frame.length));
    byte[] text = (new String(head, UTF_8) + new String(tail, UTF_8)).getBytes(UTF_8);
    Submission submission = grpcWeb(text, "application/grpc-web-text");
    assertThat(decoder.readKey(submission).key()).isEqualTo("k");
    assertThat(decoder.decode(submission).events()).hasSize(2);
    assertRefused(
        IngestError.MALFORMED_BODY,
        () -> decoder.decode(grpcWeb("*".getBytes(UTF_8), "application/grpc-web-text+proto")));
    assertRefused(
        IngestError.UNSUPPORTED_MEDIA_TYPE,
        () -> decoder.decode(grpcWeb(frame, "application/grpc-web+json")));
  }

  private static Submission grpcWeb(byte[] body, String type) {
    return new Submission(
        IngestProtocol.GRPC_WEB, body, null, type, null, null, null, null, null, Samples.NOW);
  }
}
