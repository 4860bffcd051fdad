package io.gosight.engine.clickhouse.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.PluginConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineLimitsTest {
  @Test
  void defaults() {
    assertThat(limits(Map.of()))
        .isEqualTo(
            new EngineLimits(
                0,
                "",
                4L << 30,
                16,
                Duration.ofSeconds(30),
                1 << 20,
                1L << 30,
                512L << 20,
                Duration.ZERO,
                2L << 30,
                Duration.ofSeconds(60)));
  }

  @Test
  void namesAValueOutOfRange() {
    assertThatThrownBy(() -> limits(Map.of("port", "70000")))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageContaining("port")
        .hasMessageContaining("65535");
    assertThatThrownBy(() -> limits(Map.of("reader-max-execution-time", "0s")))
        .hasMessageContaining("reader-max-execution-time");
  }

  private static EngineLimits limits(Map<String, String> values) {
    return EngineLimits.from(EngineLimits.SPEC.resolve(values));
  }
}
