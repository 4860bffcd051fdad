package io.gosight.ingest.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.IngestLimits;
import io.gosight.proto.v1.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRuleTest {
  private final JsonRule rule = new JsonRule(new IngestLimits(1, 1, 1, 10, 60, 3));

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", " {\"a\": [1, {\"b\": null}]} ", "{\"é\":\"\\u0000\"}"})
  void takesNothingOrOneObject(String json) {
    assertThat(rule.check("f", json)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "null",
        "{",
        "{}{}",
        "{} x",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":NaN}",
        "{\"a\":{\"b\":{\"c\":{}}}}"
      })
  void refusesAllElse(String json) {
    assertThat(rule.check("f", json).reason()).isEqualTo(RejectionReason.REJECTION_REASON_BAD_JSON);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(rule.check("f", "{\"a\":\"" + "x".repeat(60) + "\"}").reason())
        .isEqualTo(RejectionReason.REJECTION_REASON_FIELD_TOO_LONG);
  }
}
