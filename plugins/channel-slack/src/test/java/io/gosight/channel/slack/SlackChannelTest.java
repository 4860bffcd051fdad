package io.gosight.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.channel.Reach;
import io.gosight.spi.testing.ChannelContractTest;
import io.gosight.spi.testing.SampleAlerts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlackChannelTest extends ChannelContractTest {
  private static final String URL = "https://hooks.slack.com/services/T0/B0/abcdefgh";

  @Override
  protected NotificationChannelFactory factory() {
    return new SlackChannelFactory();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("webhook-url", URL);
  }

  @Test
  void goesToTheIncomingWebhook() throws Exception {
    ChannelMessage message = render(SampleAlerts.plain());

    assertThat(message.endpoint()).isEqualTo(URL);
    assertThat(message.reach()).isEqualTo(Reach.PUBLIC);
    assertThat(message.body())
        .contains("\"text\":\"[high] rage-click on shop.example/cart - 5 clicks in 800 ms.\"")
        .contains("Element: button#pay\\n");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void mentionsNoUserAndUsesPlainTextAlone(Alert alert) throws Exception {
    String json = render(alert).body();

    String notification = json.substring(0, json.indexOf("\"unfurl_links\""));
    assertThat(notification).doesNotContain("<", ">");
    assertThat(json).doesNotContain("mrkdwn");
    assertThat(json.split("\"text\":\"", -1))
        .as("a block takes at most 3000 characters")
        .allMatch(block -> block.length() < 3_000);
  }

  @Test
  void refusesAnotherAddress() {
    assertThatThrownBy(() -> channel(Map.of("webhook-url", "http://hooks.slack.com/x")))
        .hasMessageContaining("https://hooks.slack.com/services/");
  }
}
