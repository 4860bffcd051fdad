package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.gosight.common.Gzip;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayScrubberTest {
  private final ReplayScrubber scrubber = new ReplayScrubber(1 << 20);

  private String scrub(String json) throws IOException {
    return new String(
        scrubber.scrub(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "paid with 4111 1111 1111 1111, paid with [card]",
    "https://shop.example/reset?token=abc&x=1, https://shop.example/reset?x=1",
    "/reset?token=abc, /reset",
    "https://me:pw@shop.example/, https://shop.example/",
    "write to ada@example.com, write to *",
    "password=hunter2 was wrong, password=* was wrong",
    "Bearer abc.def-123456, Bearer *",
    "see https://shop.example/?sid=abc now, see https://shop.example/ now",
    "body{background:url(https://cdn.example/a.png?sig=abc)}p{x:1},"
        + "body{background:url(https://cdn.example/a.png)}p{x:1}"
  })
  void takesSecretsOutOfEveryText(String text, String clean) throws IOException {
    String event = "[{\"type\":3,\"data\":{\"attributes\":{\"a\":\"%s\"},\"text\":[\"%s\"]}}]";
    assertThat(scrub(String.format(event, text, text)))
        .isEqualTo(String.format(event, clean, clean));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"timestamp\":2700000000000,\"id\":4111111111111111}]",
        "[{\"src\":\"data:image/png;base64,AAAA4111111111111111BBBB==\"}]",
        "[{\"src\":\"https://cdn.example/logo@2x.png?w=300&h=2#a\"}]",
        "[{\"style\":\"--token-size: 4px; color: red\"},{\"rule\":\"a{--pin:1.5em}\"}]",
        "[{\"d\":\"M4111.1,1111.2 1111,1111 L4111,1111,1111,1111z\"}]",
        "[{\"href\":\"/list?page=2&sort=price\"},{\"class\":\"a b c\"}]",
        "[]"
      })
  void leavesAllElseAsItIs(String json) throws IOException {
    byte[] events = json.getBytes(StandardCharsets.UTF_8);
    assertThat(scrubber.scrub(events)).isSameAs(events);
  }

  @Test
  void aDeepTreeIsNoProblem() throws IOException {
    String deep = "[" + "{\"c\":[".repeat(2_000) + "]}".repeat(2_000) + "]";
    assertThat(scrub(deep)).isEqualTo(deep);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[1", "[1]]", "x", "", "[1][2]"})
  void whatIsNotOneArrayIsRefused(String json) {
    assertThatThrownBy(() -> scrub(json)).isInstanceOf(IOException.class);
  }

  @Test
  void scrubsAPackedChunkAndLeavesPiecesAlone() throws IOException {
    byte[] packed = Gzip.pack("[\"4111 1111 1111 1111\"]".getBytes(StandardCharsets.UTF_8));
    ReplayChunk chunk =
        ReplayChunk.newBuilder()
            .setEncoding(ReplayEncoding.REPLAY_ENCODING_GZIP)
            .setData(ByteString.copyFrom(packed))
            .build();
    assertThat(Gzip.unpack(scrubber.scrub(chunk).getData().toByteArray(), 100))
        .asString()
        .isEqualTo("[\"[card]\"]");
    ReplayChunk piece = chunk.toBuilder().setParts(2).build();
    assertThat(scrubber.scrub(piece)).isSameAs(piece);
  }

  @Test
  void aBombIsLeftToTheStore() {
    ReplayChunk bomb =
        ReplayChunk.newBuilder()
            .setEncoding(ReplayEncoding.REPLAY_ENCODING_GZIP)
            .setData(ByteString.copyFrom(Gzip.pack(new byte[2 << 20])))
            .build();
    assertThat(scrubber.scrub(bomb)).isSameAs(bomb);
  }
}
