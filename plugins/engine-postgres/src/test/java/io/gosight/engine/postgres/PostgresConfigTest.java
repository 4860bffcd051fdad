package io.gosight.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.PluginConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresConfigTest {
  @Test
  void theDefaultsAreTheOnesDescribed() {
    assertThat(PostgresConfig.from(new PostgresEngineFactory().configuration().resolve(Map.of())))
        .isEqualTo(new PostgresConfig(0, 60, 64, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "port, -1",
    "max-connections, 9",
    "shared-buffers-megabytes, 15",
    "work-memory-megabytes, 0"
  })
  void valuesOutOfRangeAreRefusedByTheNameOfTheKey(String key, String value) {
    assertThatThrownBy(
            () ->
                PostgresConfig.from(
                    new PostgresEngineFactory().configuration().resolve(Map.of(key, value))))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageStartingWith("Configuration key '" + key + "': ")
        .hasMessageContaining(" is not ");
  }
}
