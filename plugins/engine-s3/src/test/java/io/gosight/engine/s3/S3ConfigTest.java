package io.gosight.engine.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.PluginConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ConfigTest {
  @Test
  void theDefaultsAreTheOnesDescribed() {
    assertThat(S3Config.from(new S3EngineFactory().configuration().resolve(Map.of())))
        .isEqualTo(new S3Config(0, "gosight-replays", 16));
  }

  @ParameterizedTest
  @CsvSource({
    "port, 65536",
    "bucket, No",
    "bucket, ab",
    "bucket, -abc",
    "max-threads, 7",
    "max-threads, 201"
  })
  void valuesOutOfRangeAreRefusedByTheNameOfTheKey(String key, String value) {
    assertThatThrownBy(
            () -> S3Config.from(new S3EngineFactory().configuration().resolve(Map.of(key, value))))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageStartingWith("Configuration key '" + key + "': ")
        .hasMessageContaining(" is not ");
  }
}
