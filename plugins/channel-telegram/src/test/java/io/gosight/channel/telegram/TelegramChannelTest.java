package io.gosight.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.testing.ChannelContractTest;
import io.gosight.spi.testing.SampleAlerts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TelegramChannelTest extends ChannelContractTest {
  private static final String TOKEN = "123456:AAEhBOweik6ad6PsgpJAyS1oEjXTQlQyzAA";

  @Override
  protected NotificationChannelFactory factory() {
    return new TelegramChannelFactory();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("token", TOKEN, "chat-id", "-1001234567890");
  }

  @Test
  void goesToTheBotsChat() throws Exception {
    ChannelMessage message = render(SampleAlerts.plain());

    assertThat(message.endpoint()).isEqualTo("telegram:bots");
    assertThat(message.options())
        .containsEntry("authorizationToken", TOKEN)
        .containsEntry("chatId", "-1001234567890")
        .containsEntry("baseUri", "https://api.telegram.org");
    assertThat(message.body())
        .startsWith("<b>[high] rage-click on shop.example/cart</b>\n5 clicks in 800 ms.\n")
        .contains("\nElement: <code>button#pay</code>", "\nTimes: <code>5 in 10m</code>");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void holdsNoMarkupButItsOwnAndFitsIntoOneMessage(Alert alert) throws Exception {
    String html = render(alert).body();

    assertThat(html.replaceAll("</?(b|code)>", "")).doesNotContain("<", ">", "\"");
    assertThat(html.replaceAll("&(lt|gt|amp|quot|#[0-9]+);", "")).doesNotContain("&");
    assertThat(html.replaceAll("&[^;]+;", "x").replaceAll("<[^>]+>", "")).hasSizeLessThan(4096);
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(html)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "token, secret, It is not of the form",
    "chat-id, 12 34, It must be a number",
    "base-uri, https://api.telegram.org/, without a trailing slash",
    "base-uri, ftp://x.example, It must be an address"
  })
  void refusesWhatCanNotBeRight(String key, String value, String problem) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put(key, value);

    assertThatThrownBy(() -> channel(settings)).hasMessageContaining(problem);
  }
}
