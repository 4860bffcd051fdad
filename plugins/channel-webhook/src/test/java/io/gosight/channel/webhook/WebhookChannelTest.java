package io.gosight.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.channel.Reach;
import io.gosight.spi.testing.ChannelContractTest;
import io.gosight.spi.testing.SampleAlerts;
import io.gosight.spi.testing.Timeline;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest extends ChannelContractTest {
  private static final String SECRET = "correct horse battery";

  @Override
  protected NotificationChannelFactory factory() {
    return new WebhookChannelFactory();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("url", "https://ops.example/hook?team=a&b=c", "secret", SECRET);
  }

  private Map<String, String> with(String key, String value) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put(key, value);
    return settings;
  }

  @Test
  void signsTimeAndBody() throws Exception {
    ChannelMessage message = render(SampleAlerts.plain());
    String timestamp = Long.toString((Timeline.ZERO_MS + 1_800_000) / 1000);

    assertThat(message.endpoint()).isEqualTo("https://ops.example/hook?team=a&b=c");
    assertThat(message.headers())
        .containsEntry("X-GoSight-Alert", SampleAlerts.plain().id())
        .containsEntry("X-GoSight-Timestamp", timestamp)
        .containsEntry(
            "X-GoSight-Signature", "v1=" + Signature.of(SECRET, timestamp + "." + message.body()));
  }

  @Test
  void signsAsOthersDo() {
    // RFC 4231, test case 2
    assertThat(Signature.of("Jefe", "what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void tellsEverything() throws Exception {
    assertThat(render(SampleAlerts.plain()).body())
        .startsWith("{\"id\":\"0b54a1a0-")
        .contains(
            "\"kind\":\"insights\"",
            "\"severity\":\"high\"",
            "\"session_id\":\"s1\"",
            "\"count\":5",
            "\"items\":[]");
  }

  @Test
  void staysAmongPublicAddressesUnlessTheOperatorAllowsMore() throws Exception {
    assertThat(render(SampleAlerts.plain()).reach()).isEqualTo(Reach.PUBLIC);
    assertThat(
            channel(with("allow-private-addresses", "true"))
                .render(SampleAlerts.plain(), 0)
                .reach())
        .isEqualTo(Reach.ANYWHERE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ops.example/",
        "ftp://ops.example/",
        "file:///etc/passwd",
        "https://",
        "https://me:secret@ops.example/",
        "https://ops.example/#x",
        "ops.example",
        "https://ops example/"
      })
  void refusesOtherAddressesWithoutRepeatingThem(String url) {
    assertThatThrownBy(() -> channel(with("url", url)))
        .hasMessageContaining("'url'")
        .hasMessageNotContaining(url);
  }

  @Test
  void refusesASecretThatIsGuessed() {
    assertThatThrownBy(() -> channel(with("secret", "short"))).hasMessageContaining("16");
  }
}
