package io.gosight.ingest.wire;

import static io.gosight.ingest.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestLimits;
import io.gosight.testing.Samples;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class GrpcWebFramesTest {
  private final Inflater inflater = new Inflater(IngestLimits.DEFAULT);

  private byte[] unwrap(byte[] body) {
    ByteBuffer message = GrpcWebFrames.unwrap(body, inflater);
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    return bytes;
  }

  private static byte[] frame(int flags, int length, byte[] bytes) {
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) flags)
        .putInt(length)
        .put(bytes)
        .array();
  }

  @Test
  void takesTheMessageOutOfItsFrame() {
    assertThat(unwrap(frame(0, 3, new byte[] {1, 2, 3}))).containsExactly(1, 2, 3);
    byte[] packed = Samples.gzip(new byte[] {1, 2, 3});
    assertThat(unwrap(frame(1, packed.length, packed))).containsExactly(1, 2, 3);
  }

  @Test
  void refusesWhatIsNotOneWholeFrame() {
    assertRefused(IngestError.MALFORMED_BODY, () -> unwrap(new byte[4]));
    assertRefused(IngestError.MALFORMED_BODY, () -> unwrap(frame(0, 4, new byte[3])));
    assertRefused(IngestError.MALFORMED_BODY, () -> unwrap(frame(0, 2, new byte[3])));
    assertRefused(IngestError.MALFORMED_BODY, () -> unwrap(frame(0, -1, new byte[3])));
    assertRefused(IngestError.MALFORMED_BODY, () -> unwrap(frame(0x80, 3, new byte[3])));
    assertRefused(IngestError.MALFORMED_BODY, () -> unwrap(frame(1, 3, new byte[3])));
  }

  @Test
  void endsAnAnswerWithItsTrailers() {
    ByteBuffer answer = ByteBuffer.wrap(GrpcWebFrames.wrap(new byte[] {9}, 0, null));
    assertThat(answer.get()).isZero();
    assertThat(answer.getInt()).isEqualTo(1);
    assertThat(answer.get()).isEqualTo((byte) 9);
    assertThat(answer.get()).isEqualTo((byte) 0x80);
    assertThat(answer.getInt()).isEqualTo(answer.remaining());
    assertThat(UTF_8.decode(answer).toString()).isEqualTo("grpc-status: 0\r\n");
  }

  @Test
  void keepsAMessageFromAddingTrailersOfItsOwn() {
    byte[] answer = GrpcWebFrames.wrap(null, 3, "50% é\r\ngrpc-status: 0");
    assertThat(new String(answer, 5, answer.length - 5, UTF_8))
        .isEqualTo("grpc-status: 3\r\ngrpc-message: 50%25 %C3%A9%0D%0Agrpc-status: 0\r\n");
  }

  @Test
  void findsTheFramesOfSeveralMessages() {
    byte[] one = frame(0, 2, new byte[] {1, 2});
    byte[] two = frame(1, 1, new byte[] {3});
    assertThat(GrpcWebFrames.split(Bytes.concat(one, two, one), 3)).containsExactly(one, two, one);
    assertThat(GrpcWebFrames.split(one, 3)).containsExactly(one);
    byte[] torn = Bytes.concat(one, new byte[] {0, 0});
    assertThat(GrpcWebFrames.split(torn, 3)).containsExactly(torn);
    assertRefused(
        IngestError.TOO_MANY_EVENTS, () -> GrpcWebFrames.split(Bytes.concat(one, two, one), 2));
  }
}
