package io.gosight.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationSpecTest {
  private static final ConfigurationSpec SPEC =
      ConfigurationSpec.of(
          ConfigKey.required("url", ConfigType.STRING, "Where to send alerts."),
          ConfigKey.optional("timeout", ConfigType.DURATION, "5s", "How long to wait."),
          ConfigKey.optional("retries", ConfigType.LONG, "3", "How often to try again."));

  @Test
  void defaultsFillWhatTheOperatorLeavesOut() {
    Configuration config = SPEC.resolve(Map.of("url", "https://example.org", "retries", "7"));

    assertThat(config.string("url")).isEqualTo("https://example.org");
    assertThat(config.duration("timeout")).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.integer("retries")).isEqualTo(7);
  }

  @Test
  void aMissingRequiredKeyIsNamedWithItsMeaning() {
    assertThatThrownBy(() -> SPEC.resolve(Map.of()))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessage("Configuration key 'url': The key is required. Where to send alerts.");
  }

  @Test
  void anUnknownKeyIsRefusedWithTheValidOnes() {
    assertThatThrownBy(() -> SPEC.resolve(Map.of("url", "x", "retrys", "7")))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessage(
            "Configuration key 'retrys': There is no such key; the keys are: url, timeout,"
                + " retries.");
    assertThatThrownBy(() -> ConfigurationSpec.NONE.resolve(Map.of("any", "x")))
        .hasMessageContaining("the keys are: none.");
  }

  @Test
  void aKeyIsDeclaredOnce() {
    ConfigKey key = ConfigKey.required("url", ConfigType.STRING, "Where.");

    assertThatThrownBy(() -> ConfigurationSpec.of(key, key))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUndeclaredKeyOrTypeIsRefused() {
    Configuration config = SPEC.resolve(Map.of("url", "x"));

    assertThatThrownBy(() -> config.string("uri"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'uri' of type String");
    assertThatThrownBy(() -> config.number("timeout")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNumberThatFitsNoIntIsRefused() {
    Configuration config = SPEC.resolve(Map.of("url", "x", "retries", "3000000000"));

    assertThatThrownBy(() -> config.integer("retries"))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageContaining("3000000000 is out of range");
  }
}
