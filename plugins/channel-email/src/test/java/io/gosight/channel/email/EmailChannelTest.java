package io.gosight.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.testing.ChannelContractTest;
import io.gosight.spi.testing.SampleAlerts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailChannelTest extends ChannelContractTest {
  @Override
  protected NotificationChannelFactory factory() {
    return new EmailChannelFactory();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "host", "smtp.example",
        "username", "gosight",
        "password", "correct horse",
        "from", "alerts@shop.example",
        "to", "ann@shop.example, bob@shop.example");
  }

  private Map<String, String> with(String key, String value) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put(key, value);
    return settings;
  }

  @Test
  void goesToEveryReceiverBySecureSmtp() throws Exception {
    ChannelMessage message = render(SampleAlerts.plain());

    assertThat(message.endpoint()).isEqualTo("smtps://smtp.example:465");
    assertThat(message.options())
        .containsEntry("to", "ann@shop.example,bob@shop.example")
        .containsEntry("from", "alerts@shop.example")
        .containsEntry("username", "gosight");
    assertThat(message.headers())
        .containsEntry("Subject", "GoSight: [high] rage-click on shop.example/cart");
    assertThat(message.body()).contains("5 clicks in 800 ms.\n\nPage: shop.example/cart\n");
  }

  @Test
  void doesWithoutALogin() throws Exception {
    Map<String, String> settings = with("username", "");

    assertThat(channel(settings).render(SampleAlerts.plain(), 0).options())
        .doesNotContainKeys("username", "password");
  }

  @Test
  void insistsOnStartTlsIfItIsWanted() throws Exception {
    ChannelMessage message = channel(with("security", "starttls")).render(SampleAlerts.plain(), 0);

    assertThat(message.endpoint()).startsWith("smtp://");
    assertThat(message.options()).containsEntry("mail.smtp.starttls.required", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "port, 0, 1 to 65535",
    "security, ssl, 'tls, starttls or none'",
    "host, 'a b', It must be a host",
    "from, nobody, alerts@example.com",
    "to, 'ann@x.example,', alerts@example.com"
  })
  void refusesWhatCanNotBeRight(String key, String value, String problem) {
    assertThatThrownBy(() -> channel(with(key, value))).hasMessageContaining(problem);
  }
}
