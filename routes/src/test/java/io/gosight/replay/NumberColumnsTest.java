package io.gosight.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnsTest {
  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertJoins(String json) throws IOException {
    assertThat(new String(NumberColumns.of(bytes(json)).join(), StandardCharsets.UTF_8))
        .isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "[1,2,3]",
        "{\"x\":0,\"y\":-1}",
        "[{\"x\":12,\"y\":-7,\"z\":1.5,\"e\":1e9,\"f\":-0,\"g\":-0.0,\"h\":2E-3}]",
        "[999999999999999999,-999999999999999999,9223372036854775807,12345678901234567890]",
        "{\"text\":\"12 \\\"13\\\" \\\\\",\"n\":14,\"u\":\"\\u0001 15\"}",
        "{\"a\\\"b\":1,\"a\\\"b\":2,\"\":3,\"ключ\":4,\"emoji 😀\":5}",
        "{ \"a\" : 1 , \"b\" : [ 2 , true , null , false , 3 ] }",
        "{\"a\":007,\"b\":+1,\"c\":--2,\"d\":1-2}",
        "{\"sequence\":4,\"events\":[{\"timestamp\":1780000000000}]}\n{\"sequence\":5}\n"
      })
  void joinToTheSameBytes(String json) throws IOException {
    assertJoins(json);
  }

  @Test
  void joinToTheSameBytesWhereThereAreMoreNamesThanColumns() throws IOException {
    assertJoins(
        IntStream.range(0, 2_000)
            .mapToObj(i -> "\"n" + i % 700 + "\":" + i * 31)
            .collect(Collectors.joining(",", "{", "}")));
  }

  @Test
  void joinToTheSameBytesWhateverTheTextsHold() throws IOException {
    Random random = new Random(7);
    String alphabet = "0123456789-+.eE\"\\:,{}[] abé\n";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertJoins(text.toString());
    }
  }

  @Test
  void takeAboutAByteForANumberThatIsNearTheOneBefore() {
    String json =
        IntStream.range(0, 1_000)
            .mapToObj(
                i -> "{\"x\":" + (5_000 + i * 3) + ",\"timestamp\":" + (1_780_000_000_000L + i))
            .collect(Collectors.joining("},", "[", "}]"));
    assertThat(NumberColumns.of(bytes(json)).numbers()).hasSizeLessThan(2_050);
  }

  @Test
  void failWhereTheirPartsDoNotBelongTogether() {
    NumberColumns one = NumberColumns.of(bytes("[1,2,3]"));
    NumberColumns other = NumberColumns.of(bytes("[1]"));
    assertThatThrownBy(() -> new NumberColumns(one.text(), other.numbers()).join())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new NumberColumns(one.text(), new byte[] {4, 100, 1}).join())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new NumberColumns(one.text(), new byte[0]).join())
        .isInstanceOf(IOException.class);
  }
}
