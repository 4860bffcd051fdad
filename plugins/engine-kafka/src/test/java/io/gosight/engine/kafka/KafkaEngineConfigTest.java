package io.gosight.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.PluginConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaEngineConfigTest {
  @Test
  void theDefaultsAreTheOnesDescribed() {
    assertThat(KafkaEngineConfig.from(new KafkaEngineFactory().configuration().resolve(Map.of())))
        .isEqualTo(new KafkaEngineConfig(0, 64, Duration.ofDays(7), -1, 8, 2, Quorum.ALONE));
  }

  @ParameterizedTest
  @CsvSource({
    "port, 65536",
    "segment-megabytes, 0",
    "retention, 59s",
    "retention-megabytes, -2",
    "message-megabytes, 65",
    "threads, 0",
    "node, 0",
    "voters, 1@127.0.0.1:9999"
  })
  void valuesOutOfRangeAreRefusedByTheNameOfTheKey(String key, String value) {
    assertThatThrownBy(
            () ->
                KafkaEngineConfig.from(
                    new KafkaEngineFactory().configuration().resolve(Map.of(key, value))))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageStartingWith("Configuration key '" + key + "': ")
        .hasMessageContaining(" is not ");
  }
}
