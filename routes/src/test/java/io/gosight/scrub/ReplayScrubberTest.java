package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.gosight.common.Gzip;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  private static ReplayChunk piece(byte[] data, int part) {
    return ReplayChunk.newBuilder()
        .setEncoding(ReplayEncoding.REPLAY_ENCODING_GZIP)
        .setData(ByteString.copyFrom(data))
        .setPart(part)
        .setParts(3)
        .build();
  }

  @Test
  void scrubsEachPieceThatWasPackedByItself() throws IOException {
    String[] slices = {
      "[{\"type\":2,\"data\":{\"node\":[{\"type\":3,\"textContent\":\"4111 1111 1111 1111\"},",
      "{\"type\":3,\"textContent\":\"a \\\"quoted\\\" \\\\\"},{\"type\":3,\"timestamp\":4111111111111111,",
      "{\"type\":3,\"textContent\":\"\\\"password=hunter2\\\" é\"}]}}]"
    };
    StringBuilder joined = new StringBuilder();
    for (int part = 0; part < slices.length; part++) {
      byte[] packed = Gzip.pack(slices[part].getBytes(StandardCharsets.UTF_8));
      byte[] data = scrubber.scrub(piece(packed, part)).getData().toByteArray();
      joined.append(new String(Gzip.unpack(data, 1_000), StandardCharsets.UTF_8));
    }
    assertThat(joined.toString())
        .isEqualTo(
            slices[0].replace("4111 1111 1111 1111", "[card]")
                + slices[1]
                + slices[2].replace("hunter2", "*"));
  }

  @Test
  void joinedPiecesThatWerePackedOneByOneAreOneChunk() throws IOException {
    ByteString both =
        ByteString.copyFrom(Gzip.pack("[1,".getBytes(StandardCharsets.UTF_8)))
            .concat(ByteString.copyFrom(Gzip.pack("2]".getBytes(StandardCharsets.UTF_8))));
    assertThat(Gzip.unpack(both.toByteArray(), 100)).asString().isEqualTo("[1,2]");
    assertThat(Gzip.measure(both.toByteArray(), 100)).isEqualTo(5);
  }

  @Test
  void leavesPiecesThatCanOnlyBeReadTogether() {
    byte[] whole =
        Gzip.pack(
            ("[\"" + "4111 1111 1111 1111 ".repeat(50) + "\"]").getBytes(StandardCharsets.UTF_8));
    for (int part = 0; part < 3; part++) {
      int third = whole.length / 3;
      ReplayChunk piece = piece(Arrays.copyOfRange(whole, part * third, (part + 1) * third), part);
      assertThat(scrubber.scrub(piece)).isSameAs(piece);
    }
    ReplayChunk amidText =
        piece(Gzip.pack("4111 1111 1111 1111\"}".getBytes(StandardCharsets.UTF_8)), 1);
    assertThat(scrubber.scrub(amidText)).isSameAs(amidText);
    ReplayChunk plain =
        amidText.toBuilder().setEncoding(ReplayEncoding.REPLAY_ENCODING_JSON).build();
    assertThat(scrubber.scrub(plain)).isSameAs(plain);
  }

  @Test
  void scrubsAPackedChunk() throws IOException {
    byte[] packed = Gzip.pack("[\"4111 1111 1111 1111\"]".getBytes(StandardCharsets.UTF_8));
    ReplayChunk chunk =
        ReplayChunk.newBuilder()
            .setEncoding(ReplayEncoding.REPLAY_ENCODING_GZIP)
            .setData(ByteString.copyFrom(packed))
            .build();
    assertThat(Gzip.unpack(scrubber.scrub(chunk).getData().toByteArray(), 100))
        .asString()
        .isEqualTo("[\"[card]\"]");
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
