package io.gosight.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"Port", "max_connections", "-port", "port-", "two words", "", "9lives"})
  void aNameIsLowerCaseWordsJoinedByHyphens(String name) {
    assertThatThrownBy(() -> ConfigKey.required(name, ConfigType.LONG, "A number."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lower-case words");
  }

  @Test
  void aDefaultMustBeOfItsOwnType() {
    assertThatThrownBy(() -> ConfigKey.optional("port", ConfigType.LONG, "any", "A port."))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessage("Configuration key 'port': 'any' is not a whole number such as 42.");
  }

  @Test
  void aWrongSecretIsNotRepeatedInTheError() {
    ConfigKey pin = ConfigKey.required("pin", ConfigType.LONG, "The pin.").hidden();

    assertThatThrownBy(() -> pin.parse("s3cret"))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessage("Configuration key 'pin': The value is not a whole number such as 42.")
        .hasNoCause();
  }

  @Test
  void hiddenChangesNothingElse() {
    ConfigKey key = ConfigKey.optional("token", ConfigType.STRING, "none", "The token.");

    assertThat(key.hidden())
        .isEqualTo(new ConfigKey("token", ConfigType.STRING, "none", "The token.", true));
  }
}
