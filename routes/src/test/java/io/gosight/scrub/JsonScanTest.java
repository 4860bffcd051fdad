package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScanTest {
  private static final String[] PIECES = {
    "password",
    "name",
    "a",
    "hunter2",
    "/reset/",
    "4111",
    "1111",
    "=",
    ":",
    " ",
    "@",
    "example.com",
    "bearer ",
    "sk_live_12345678901",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\"",
    "\"",
    ":",
    "%40",
    "1.5",
    "true",
    "-",
    "https://",
    "?token=abc",
    "AbCdEf0123456789AbCdEf0123456789",
    "é"
  };

  private static String plain(String text) {
    return SecretTexts.scrub(text, TextKind.PLAIN);
  }

  private static boolean isClean(String json) {
    return new JsonScan(json, JsonScanTest::plain).isClean();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sku\":\"SKU-48213\",\"price\":399.99,\"category\":\"shoes/running\",\"new\":true}",
        "{\"list\":[1,2,-3.5],\"none\":null,\"text\":\"Đặt hàng: xong\",\"url\":\"/a/b?c\"}",
        "{\"id\":\"product_4711\",\"tokens\":12}"
      })
  void seesThatThereIsNone(String json) {
    assertThat(isClean(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":1}",
        "{\"password\" : 1}",
        "{\"a\":\"password: hunter2\"}",
        "{\"a\":\"ada@example.com\"}",
        "{\"ada@example.com\":1}",
        "{\"a\":[4111,1111,1111,1111]}",
        "{\"p\\u0061ssword\":\"x\"}",
        "{\"a\":\"sk_live_12345678901\"}",
        "{\"a\":\"unfinished",
        "password=hunter2"
      })
  void leavesTheRestToTheThoroughScan(String json) {
    assertThat(isClean(json)).isFalse();
  }

  @Test
  void passesNothingInWhichTheThoroughScanFindsASecret() {
    Random random = new Random(7);
    JsonTexts thorough = new JsonTexts(JsonScanTest::plain);
    for (int i = 0; i < 200_000; i++) {
      String text =
          random
              .ints(1 + random.nextInt(12), 0, PIECES.length)
              .mapToObj(piece -> PIECES[piece])
              .collect(Collectors.joining());
      if (isClean(text)) {
        assertThat(thorough.thorough(text)).as(text).isEqualToIgnoringWhitespace(text);
      }
    }
  }
}
