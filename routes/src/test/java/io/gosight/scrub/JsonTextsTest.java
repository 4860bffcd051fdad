package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextsTest {
  private final JsonTexts json = new JsonTexts(text -> SecretTexts.scrub(text, TextKind.PLAIN));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"n\":4111111111111111}|{\"n\":null}",
        "{\"n\":\"4111111111111111\"}|{\"n\":\"[card]\"}",
        "{\"n\":[4111111111111111, \"\\\"4111 1111 1111 1111\"]}|{\"n\":[null,\"\\\"[card]\"]}",
        "{\"n\":\"a\\n4111111111111111\"}|{\"n\":\"a\\n[card]\"}",
        "{\"password\" : {\"a\":[1,2]},\"b\":1.50}|{\"password\":\"*\",\"b\":1.50}",
        "{\"p\\u0061ssword\":\"x\",\"b\":true}|{\"password\":\"*\",\"b\":true}",
        "{\"a\":{\"otpCode\":1,\"pin\":null}}|{\"a\":{\"otpCode\":\"*\",\"pin\":\"*\"}}",
        "{\"n\":-4111111111111111}|{\"n\":-4111111111111111}",
        "{\"ada@example.com\":1}|{\"*\":1}",
        "{\"password\":\"hunter2|{\"password\":\"*"
      })
  void takesSecretsOutAndKeepsJsonValid(String given, String clean) {
    assertThat(json.scrub(given)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"n\":4111111111111111e3}",
        "{\"at\":1772366430004,\"list\":[4111,1111,1111,1112]}",
        "{\"author\":\"Ada\",\"passenger\":2,\"compass\":\"N\",\"tokens\":500,\"spin\":3}"
      })
  void leavesTheRestAsItWas(String given) {
    assertThat(json.scrub(given)).isSameAs(given);
  }
}
