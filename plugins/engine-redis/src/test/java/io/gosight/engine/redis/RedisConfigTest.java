package io.gosight.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.PluginConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisConfigTest {
  @Test
  void theDefaultsAreTheOnesDescribed() {
    assertThat(RedisConfig.from(new RedisEngineFactory().configuration().resolve(Map.of())))
        .isEqualTo(new RedisConfig(0, 256, "volatile-lru"));
  }

  @ParameterizedTest
  @CsvSource({"port, -1", "port, 65536", "max-memory-megabytes, 15", "max-memory-policy, whatever"})
  void valuesOutOfRangeAreRefusedByTheNameOfTheKey(String key, String value) {
    assertThatThrownBy(
            () ->
                RedisConfig.from(
                    new RedisEngineFactory().configuration().resolve(Map.of(key, value))))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageStartingWith("Configuration key '" + key + "': ")
        .hasMessageContaining(" is not ");
  }
}
