package io.gosight.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.channel.Reach;
import io.gosight.spi.testing.ChannelContractTest;
import io.gosight.spi.testing.SampleAlerts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent where, besides what every channel promises. */
class ExampleChannelTest extends ChannelContractTest {
  private static final String URL = "https://alerts.example/abcdefgh";

  @Override
  protected NotificationChannelFactory factory() {
    return new ExampleChannelFactory();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("url", URL);
  }

  @Test
  void anAlertIsLinesOfText() throws Exception {
    ChannelMessage message = render(SampleAlerts.plain());

    assertThat(message.endpoint()).isEqualTo(URL);
    assertThat(message.reach()).isEqualTo(Reach.PUBLIC);
    assertThat(message.body().lines())
        .startsWith("[high] rage-click on shop.example/cart", "5 clicks in 800 ms.")
        .contains("Page: shop.example/cart", "Element: button#pay");
  }

  @Test
  void aPlainAddressNeedsTheOperatorsLeave() throws Exception {
    String http = "http://127.0.0.1:9000/";
    assertThatThrownBy(() -> channel(Map.of("url", http)))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageContaining("allow-private-addresses");
    assertThat(channel(Map.of("url", http, "allow-private-addresses", "true"))).isNotNull();
  }
}
