package io.gosight.spi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every channel promises. A channel's author extends it and adds the channel's own. */
public abstract class ChannelContractTest {
  /** The channel's factory. */
  protected abstract NotificationChannelFactory factory();

  /**
   * The operator's properties of a channel that works, by key; secrets have more than 8 letters.
   */
  protected abstract Map<String, String> settings();

  /** The channel with these settings. */
  protected final NotificationChannel channel(Map<String, String> settings) throws Exception {
    return factory().create(factory().configuration().resolve(settings));
  }

  /** What the channel makes of an alert, half an hour after {@link Timeline#ZERO_MS}. */
  protected final ChannelMessage render(Alert alert) throws Exception {
    return channel(settings()).render(alert, Timeline.ZERO_MS + 1_800_000);
  }

  static List<Alert> alerts() {
    return List.of(
        SampleAlerts.plain(), SampleAlerts.hostile(), SampleAlerts.huge(), SampleAlerts.digest());
  }

  @Test
  void isListedForTheHub() {
    assertThat(ServiceLoader.load(NotificationChannelFactory.class))
        .extracting(listed -> listed.getClass().getName())
        .as("classes named in META-INF/services/%s", NotificationChannelFactory.class.getName())
        .contains(factory().getClass().getName());
  }

  @Test
  void describesItselfAndEveryKey() {
    assertThat(factory().name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(factory().description()).isNotBlank().endsWith(".");
    assertThat(factory().configuration().keys())
        .allSatisfy(key -> assertThat(key.description()).as(key.name()).isNotBlank().endsWith("."));
  }

  @Test
  void isNotInUseUntilSomethingIsSet() {
    assertThat(factory().configuration().keys())
        .as("a channel without any required key would be in use everywhere")
        .anyMatch(key -> key.defaultValue() == null);
  }

  @Test
  void everyRequiredKeyIsAskedForByName() {
    for (ConfigKey key : factory().configuration().keys()) {
      if (key.defaultValue() == null) {
        Map<String, String> without = new HashMap<>(settings());
        without.remove(key.name());
        assertThatThrownBy(() -> channel(without))
            .isInstanceOf(PluginConfigurationException.class)
            .hasMessageContaining("'" + key.name() + "'");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void namesAnEndpointAndSaysSomething(Alert alert) throws Exception {
    ChannelMessage message = render(alert);

    assertThat(message.endpoint()).matches("[a-z][a-z0-9+.-]*:.+");
    assertThat(message.body()).isNotBlank();
    assertThat(message.body()).doesNotContain("\u0000", "\u202E");
    assertThat(message.headers().values()).noneMatch(value -> value.matches("(?s).*[\\r\\n].*"));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void givesTheSameForTheSame(Alert alert) throws Exception {
    ChannelMessage once = render(alert);
    ChannelMessage again = render(alert);

    assertThat(once.endpoint()).isEqualTo(again.endpoint());
    assertThat(once.options()).isEqualTo(again.options());
    assertThat(once.headers()).isEqualTo(again.headers());
    assertThat(once.body()).isEqualTo(again.body());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void showsNoSecret(Alert alert) throws Exception {
    ChannelMessage message = render(alert);
    for (ConfigKey key : factory().configuration().keys()) {
      String secret = key.secret() ? settings().get(key.name()) : null;
      if (secret != null) {
        assertThat(message.toString()).doesNotContain(secret);
        assertThat(message.body()).doesNotContain(secret);
        assertThat(channel(settings()).toString()).doesNotContain(secret);
      }
    }
  }
}
