package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "4111/1111/1111/1111",
        "4111 - 1111 - 1111 - 1111",
        "4111_1111_1111_1111",
        "4111%201111%201111%201111",
        "4111\u00a01111\u00a01111\u00a01111",
        "4111\n1111\n1111\n1111",
        "4222 222 222 222",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "3782 822463 10005",
        "6011111111111117",
        "30569309025904",
        "4222222222222",
        "6304000000000000000"
      })
  void takesCardsOut(String card) {
    assertThat(CardNumbers.scrub(card)).isEqualTo("[card]");
    assertThat(CardNumbers.scrub("pay with " + card + ".")).isEqualTo("pay with [card].");
    assertThat(CardNumbers.scrub("card-" + card + "/x")).isEqualTo("card-[card]/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order 12 4111 1111 1111 1111 x|order 12 [card] x",
        "12 4111111111111111|12 [card]",
        "4111111111111111 12/29 123|[card] 12/29 123",
        "4111 1111 1111 1111 123|[card] 123",
        "4111111111111111,5555555555554444|[card],[card]"
      })
  void findsACardBesideOtherNumbers(String text, String clean) {
    assertThat(CardNumbers.scrub(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no digits",
        "4111111111111112",
        "411111111111",
        "41111111111111111111",
        "1772366430004",
        "550e8400-e29b-4111-a716-446655440000",
        "e29b-4111-111111111111",
        "0.4111111111111111",
        "4111111111111111.25",
        "4111111111111111a",
        "0000000000000000",
        "9111111111111111"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(CardNumbers.scrub(text)).isSameAs(text);
    assertThat(CardNumbers.scrubDrawn(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4111111111111111", "4111 1111 1111 1111", "4222222222222"})
  void findsACardWhereverItStands(String card) {
    for (int before = 0; before < 40; before++) {
      for (String filler : List.of("x", " ", "1/")) {
        String text = filler.repeat(before) + "," + card + "," + filler.repeat(before);
        assertThat(CardNumbers.scrub(text)).isEqualTo(text.replace(card, "[card]"));
      }
    }
  }

  @Test
  void noTimeIsEverACard() {
    for (long time = 1_772_366_430_000L; time < 1_772_366_430_100L; time++) {
      String text = "{\"at\":" + time + "}";
      assertThat(CardNumbers.scrub(text)).isSameAs(text);
    }
  }
}
