package io.gosight.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  private static String name(String json) throws Exception {
    return new JsonFields(new ObjectMapper().readTree(json), Set.of("name")).text("name", null, 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\tb", "\\ud800", "\\udc00a", "0123456789"})
  void refusesTextThatNoDatabaseStores(String text) {
    assertThatThrownBy(() -> name("{\"name\": \"" + text + "\"}"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ApiErrorCode.BAD_PARAMETER));
  }

  @Test
  void acceptsAnyPrintableText() throws Exception {
    assertThat(name("{\"name\": \"a'\\\\\\ud83d\\ude00\"}")).isEqualTo("a'\\\ud83d\ude00");
  }
}
