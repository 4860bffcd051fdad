package io.gosight.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTypeTest {
  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "5s, PT5S",
    "2m, PT2M",
    "1h, PT1H",
    "7d, PT168H",
    "PT1H30M, PT1H30M",
    "' 5s ', PT5S"
  })
  void durationsAreReadInTheirUnits(String text, Duration expected) {
    assertThat(ConfigType.DURATION.parse(text)).isEqualTo(expected);
  }

  @Test
  void otherTypesAreRead() {
    assertThat(ConfigType.STRING.parse("any text")).isEqualTo("any text");
    assertThat(ConfigType.LONG.parse("-42")).isEqualTo(-42L);
    assertThat(ConfigType.DOUBLE.parse("0.5")).isEqualTo(0.5);
    assertThat(ConfigType.BOOLEAN.parse("TRUE")).isEqualTo(true);
    assertThat(ConfigType.PATH.parse("/var/lib")).isEqualTo(Path.of("/var/lib"));
  }

  @ParameterizedTest
  @CsvSource({
    "LONG, 1.5",
    "LONG, ''",
    "LONG, 99999999999999999999",
    "DOUBLE, half",
    "BOOLEAN, yes",
    "DURATION, 5",
    "DURATION, 5 parsecs",
    "DURATION, s",
    "DURATION, 9223372036854775807d"
  })
  void otherTextIsRefused(ConfigType type, String text) {
    assertThatThrownBy(() -> type.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
